// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.cause.CauseEvidence.Surroundings;
import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.basics.TimeOrder;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeContext;
import dev.faultline.changes.ChangeRanking;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Where what a ranking of causes needs beside the dependencies is found. Thread-safe. */
public final class CauseSources {

    /** A load is held against the requests of that time before the window. */
    private static final Duration USUAL_LOAD = Duration.ofHours(1);

    /** Where requests were counted for less than that before the window, nobody knows what is usual. */
    private static final Duration LEAST_USUAL = Duration.ofMinutes(10);

    private static final int MOST_INCIDENTS = 100;

    private final Supplier<ReportSettings> settings;
    private final ErrorStore errors;
    private final IncidentStore incidents;
    private final Function<String, Optional<PathHistory>> paths;
    private final ConnectionSource connections;

    /** @param paths what the path of a dependency looked like, by the dependency's name */
    public CauseSources(
            Supplier<ReportSettings> settings,
            ErrorStore errors,
            IncidentStore incidents,
            Function<String, Optional<PathHistory>> paths,
            ConnectionSource connections) {
        this.settings = settings;
        this.errors = errors;
        this.incidents = incidents;
        this.paths = paths;
        this.connections = connections;
    }

    Map<String, PathHistory> paths(Collection<DependencyVerdict> judged) {
        var known = new HashMap<String, PathHistory>();
        judged.forEach(each -> paths.apply(each.dependency().name())
                .ifPresent(found -> known.put(each.dependency().name(), found)));
        return known;
    }

    /** The names of those that are probed, by the names of the components of the app's health document that are about them. */
    Map<String, String> twins(Collection<Dependency> all) {
        return ComponentTwins.of(all, settings.get().components().mapped());
    }

    /**
     * Ranks the changes. Without one near the window nothing else is read, and no more than they are held against.
     *
     * @param watchedSince since when dependencies have been watched: so long an app's log has been followed too
     * @param lines the error lines of the window, if they were read already
     */
    List<RankedChange> changes(
            VerdictQuestion question,
            Collection<DependencyVerdict> judged,
            Collection<Change> changes,
            Optional<Instant> watchedSince,
            Optional<List<ErrorLine>> lines) {
        var window = question.window();
        var near = changes.stream()
                .map(Change::at)
                .filter(at -> !at.isBefore(window.from().minus(ChangeRanking.POSSIBLE)) && !at.isAfter(window.to()))
                .min(Instant::compareTo);
        if (near.isEmpty()) {
            return ChangeRanking.of(changes, ChangeContext.of(window.from(), window.to()));
        }
        var from = window.from().minus(question.tolerance());
        var to = window.to().plus(question.tolerance());
        var bursts = ErrorBursts.of(question, incidents);
        var start = TimeOrder.earlier(near.get(), from).minus(ChangeRanking.comparedBefore(window.duration()));
        return ChangeRanking.of(
                changes,
                new ChangeContexts(settings.get(), question, judged)
                        .of(
                                errors.answers(start, to),
                                lines.orElseGet(() -> errors.lines(from, to)),
                                bursts.began(),
                                bursts.with(judged),
                                watchedSince));
    }

    /**
     * @param watchedSince when the first check of any dependency was made
     * @param always whether the load is to be known even where it does not matter to the cause
     */
    Surroundings around(
            VerdictQuestion question,
            Collection<Dependency> watched,
            Collection<DependencyVerdict> judged,
            Optional<Instant> watchedSince,
            boolean changed,
            boolean always) {
        var current = settings.get();
        var anySource = !watched.isEmpty()
                || changed
                || current.hasSource()
                || !question.errors().isEmpty();
        return new Surroundings(
                !watched.isEmpty(),
                anySource,
                changed && noneFailed(question),
                load(question, judged, always),
                question.window().route().isEmpty()
                        ? Optional.empty()
                        : new KnownRoutes(errors.routes(), current.routes()).unknown(question),
                watchedSince,
                connections.signs(question, judged));
    }

    /** Whether responses were counted in the window, none of them failed, and nothing else did. */
    private boolean noneFailed(VerdictQuestion question) {
        if (question.errors().stream().mapToLong(ErrorSample::count).sum() > 0) {
            return false;
        }
        var window = question.window();
        var counted = errors.totals(
                window.from().minus(question.tolerance()), window.to().plus(question.tolerance()));
        return !counted.isEmpty()
                && counted.stream().allMatch(each -> each.errors() == 0)
                && errors.lines(window.from(), window.to()).isEmpty()
                && incidents.outlines(window.from(), window.to(), MOST_INCIDENTS).stream()
                        .allMatch(each -> each.kind() == IncidentKind.ERRORS);
    }

    /** How many times as many requests there were as in the hour before; 0 where it does not matter or is unknown. */
    private double load(VerdictQuestion question, Collection<DependencyVerdict> judged, boolean always) {
        if (!always && judged.stream().noneMatch(each -> each.finding() == Finding.DEGRADED)) {
            return 0;
        }
        var from = question.window().from();
        var before = errors.totals(from.minus(USUAL_LOAD), from.minusMillis(1));
        var since = before.stream()
                .map(each -> TimeOrder.later(each.from(), from.minus(USUAL_LOAD)))
                .min(Instant::compareTo)
                .orElse(from);
        if (Duration.between(since, from).compareTo(LEAST_USUAL) < 0) {
            return 0;
        }
        var usual = rate(before, since, from);
        var to = question.window().to();
        return usual == 0 ? 0 : rate(errors.totals(from, to), from, to) / usual;
    }

    /** Requests a second, by the source that counted most. */
    private static double rate(Collection<ResponseCount> counted, Instant from, Instant to) {
        var bySource = new HashMap<String, Long>();
        for (var each : counted) {
            bySource.merge(each.source().label(), each.requests().orElse(0), Long::sum);
        }
        var most = bySource.values().stream().mapToLong(each -> each).max().orElse(0);
        return most * 1000.0 / Math.max(1, Duration.between(from, to).toMillis());
    }
}

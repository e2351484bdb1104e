// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.runbook.GroupedLine;
import dev.faultline.analysis.runbook.ProbedSubject;
import dev.faultline.analysis.runbook.ReportInput;
import dev.faultline.analysis.runbook.ReportInput.WatchedSubjects;
import dev.faultline.analysis.runbook.ReportInput.WindowErrors;
import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.analysis.verdict.ErrorMention;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SteadyTraffic;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentKind;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Gathers all that is known of an error window, for the runbook to be filled in. Thread-safe. */
public final class ReportAnalysis {

    private final Supplier<ReportSettings> settings;
    private final DependencyRegistry registry;
    private final RouteRegistry routes;
    private final VerdictAnalysis verdicts;
    private final TimelineLoader history;
    private final ErrorStore errors;
    private final BaselinePolicy enough;

    public ReportAnalysis(
            Supplier<ReportSettings> settings,
            DependencyRegistry registry,
            RouteRegistry routes,
            VerdictAnalysis verdicts,
            TimelineLoader history,
            ErrorStore errors,
            BaselinePolicy enough) {
        this.settings = settings;
        this.registry = registry;
        this.routes = routes;
        this.verdicts = verdicts;
        this.history = history;
        this.errors = errors;
        this.enough = enough;
    }

    /**
     * All that is known of the window that is asked about. The times of the errors that were counted in it become part of
     * the question, if it brings none.
     *
     * @param incident the incident that the window is of, if it is of one
     */
    public ReportInput facts(VerdictQuestion asked, Optional<Incident> incident) {
        var window = asked.window();
        var from = window.from().minus(asked.tolerance());
        var to = window.to().plus(asked.tolerance());
        var answers = errors.answers(from, to);
        var lines = errors.lines(from, to);
        var question = question(asked, incident, () -> counted(asked, incident, answers, lines));
        var dependencies = registry.concernedBy(question);
        var analysed = verdicts.analysed(question, dependencies, lines);
        return new ReportInput(
                settings.get(),
                incident,
                asked.now(),
                asked.maxLag(),
                analysed.verdict(),
                analysed.local(),
                new WindowErrors(
                        inWindow(answers, asked),
                        lines.stream().map(line -> grouped(line, dependencies)).toList(),
                        errors.readings(from, to),
                        question.errors().stream().mapToLong(ErrorSample::count).sum(),
                        usualRate(incident)),
                analysed.changes(),
                analysed.causes(),
                new WatchedSubjects(
                        watched(asked, dependencies), watched(asked, routes.concernedBy(asked)), analysed.paths()));
    }

    /** The app's routes that anything knows of. */
    public KnownRoutes knownRoutes() {
        return new KnownRoutes(errors.routes(), settings.get().routes());
    }

    /**
     * The question that {@link #facts} puts before the judge: with the times of the errors that were counted in the window,
     * if it brings none.
     *
     * @param incident the incident that the window is of, if it is of one
     */
    public VerdictQuestion question(VerdictQuestion asked, Optional<Incident> incident) {
        return question(
                asked,
                incident,
                () -> CountedErrors.in(
                        asked.window(),
                        asked.tolerance(),
                        incident,
                        errors,
                        settings.get().errors()));
    }

    private List<ErrorSample> counted(
            VerdictQuestion asked, Optional<Incident> incident, List<ResponseCount> answers, List<ErrorLine> lines) {
        var routes = CountedErrors.routes(asked.window(), incident);
        return CountedErrors.of(answers, lines, routes, settings.get().errors());
    }

    private VerdictQuestion question(
            VerdictQuestion asked, Optional<Incident> incident, Supplier<List<ErrorSample>> counted) {
        var window = asked.window();
        var maxLag = asked.maxLag();
        var known = asked.errors().isEmpty() ? counted.get() : asked.errors();
        var baseline =
                asked.baseline().or(() -> incident.flatMap(found -> enough.baseline(window, maxLag, registry.all())));
        return new VerdictQuestion(window, known, asked.tolerance(), maxLag, baseline, asked.now());
    }

    /** How many requests a minute there were, where it is the incident that they stopped. */
    private OptionalDouble usualRate(Optional<Incident> incident) {
        var stopped =
                incident.filter(each -> each.kind() == IncidentKind.NO_TRAFFIC).map(Incident::from);
        if (stopped.isEmpty()) {
            return OptionalDouble.empty();
        }
        var to = stopped.get().plusMillis(1);
        return errors.columns(to.minus(SteadyTraffic.LENGTH), to, (int) SteadyTraffic.LENGTH.toMinutes()).stream()
                .collect(Collectors.groupingBy(ResponseCount::source))
                .values()
                .stream()
                .flatMap(ofSource -> SteadyTraffic.of(ofSource).stream())
                .mapToDouble(SteadyTraffic::usual)
                .max();
    }

    /** Errors as far as the clocks may differ; what was well is counted in the window itself. */
    private static List<ResponseCount> inWindow(List<ResponseCount> answers, VerdictQuestion asked) {
        var from = asked.window().from();
        var to = asked.window().to();
        return answers.stream()
                .filter(each -> each.errors() > 0
                        ? !each.to().isBefore(from.minus(asked.tolerance()))
                        : !each.to().isBefore(from) && !each.from().isAfter(to))
                .map(each -> each.within(from, to))
                .toList();
    }

    private static GroupedLine grouped(ErrorLine line, List<Dependency> dependencies) {
        var mentions = ErrorMention.in(line.message(), dependencies);
        return new GroupedLine(
                line,
                mentions.stream().findFirst().map(each -> each.dependency().name()));
    }

    private List<ProbedSubject> watched(VerdictQuestion asked, Collection<Dependency> all) {
        return all.stream()
                .map(each -> new ProbedSubject(each, history.timeline(each.name(), asked.reachStart(), asked.now())))
                .toList();
    }
}

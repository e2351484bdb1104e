// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.analysis.BaselinePolicy;
import dev.faultline.analysis.CountedErrors;
import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.StoredVerdictCodec;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.RouteFilter;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.timeline.ObservationStore;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts incidents before the judge, with the times of their errors and what these said. Thread-safe. */
public final class IncidentVerdicts {

    /** After this long a verdict is the last one even if a dependency was not looked at since the window's end. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ErrorStore errors;
    private final ObservationStore observations;
    private final DependencyRegistry dependencies;
    private final VerdictAnalysis analysis;
    private final BaselinePolicy baselines;

    public IncidentVerdicts(
            ErrorStore errors,
            ObservationStore observations,
            DependencyRegistry dependencies,
            VerdictAnalysis analysis) {
        this.errors = errors;
        this.observations = observations;
        this.dependencies = dependencies;
        this.analysis = analysis;
        this.baselines = new BaselinePolicy(observations);
    }

    /** The verdict on the incident as far as it is known now. */
    Verdict on(Incident incident, ErrorSettings settings, Instant now) {
        var window = new JudgedWindow(incident.from(), incident.to(), incident.route());
        var tolerance = VerdictQuestion.DEFAULT_TOLERANCE;
        var question = new VerdictQuestion(
                window,
                CountedErrors.in(window, tolerance, Optional.of(incident), errors, settings),
                tolerance,
                settings.maxLag(),
                baselines.baseline(window, settings.maxLag(), dependencies.all()),
                now.truncatedTo(ChronoUnit.MILLIS));
        return analysis.judge(question, dependencies.concernedBy(question));
    }

    /** The verdict as it is kept with the incident. */
    static KeptVerdict kept(Verdict verdict, Instant now) {
        return new KeptVerdict(
                now.truncatedTo(ChronoUnit.MILLIS),
                new VerdictHeadline(verdict.answer().name(), verdict.summary(), verdict.suspects()),
                StoredVerdictCodec.encode(verdict));
    }

    /** Whether nothing that can still come changes the verdict. */
    boolean isLast(Incident incident, ErrorSettings settings, Instant now) {
        var lagPassed = incident.to().plus(settings.maxLag());
        if (now.isBefore(lagPassed)) {
            return false;
        }
        return now.isAfter(lagPassed.plus(PATIENCE)) || isSeenBeyond(incident.to());
    }

    private boolean isSeenBeyond(Instant end) {
        return dependencies.all().stream()
                .filter(dependency -> dependencies.check(dependency.name()).isPresent())
                .allMatch(dependency -> observations
                        .last(dependency.name())
                        .filter(last -> last.startedAt().isAfter(end))
                        .isPresent());
    }

    /** The routes that it is about. */
    static RouteFilter routes(Incident incident) {
        var routes = incident.routes().stream().map(FailingRoute::route).collect(Collectors.toCollection(HashSet::new));
        incident.route().ifPresent(routes::add);
        return RouteFilter.of(routes);
    }
}

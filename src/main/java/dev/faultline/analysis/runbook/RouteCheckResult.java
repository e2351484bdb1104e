// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.RouteDependency;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * One of the app's routes as it answered in the window.
 *
 * @param watched the route and what was seen of it
 * @param outcome how it answered
 * @param message what it said when it failed; empty otherwise
 */
record RouteCheckResult(ProbedSubject watched, Outcome outcome, String message) {

    enum Outcome {
        FAILED,
        SLOW,
        PASSED,
        NOT_ASKED
    }

    static RouteCheckResult of(ReportInput facts, ProbedSubject watched) {
        var from = facts.window().from();
        var to = facts.window().to();
        var timeline = watched.timeline();
        var failure = timeline.certainFailure(from, to);
        var outcome = failure.map(status -> status == Status.DOWN ? Outcome.FAILED : Outcome.SLOW)
                .orElse(isPassed(facts, watched) ? Outcome.PASSED : Outcome.NOT_ASKED);
        var message = timeline.episodes(from, to).stream()
                .max(Comparator.comparingLong(Episode::observations))
                .filter(episode -> failure.isPresent())
                .map(Episode::message)
                .orElse("");
        return new RouteCheckResult(watched, outcome, message);
    }

    /** Whether an answer as expected lies in the window: what holds between two answers outside of it proves nothing. */
    private static boolean isPassed(ReportInput facts, ProbedSubject watched) {
        var from = facts.window().from();
        var to = facts.window().to();
        return watched.timeline().runs(from, to).stream()
                .anyMatch(run -> run.status() == Status.UP && hasLookIn(run, from, to));
    }

    private static boolean hasLookIn(Run run, Instant from, Instant to) {
        return isIn(run.firstStart(), from, to)
                || isIn(run.lastStart(), from, to)
                || run.firstStart().isBefore(from)
                        && run.lastStart().isAfter(to)
                        && run.longestGap().compareTo(Duration.between(from, to)) <= 0;
    }

    private static boolean isIn(Instant instant, Instant from, Instant to) {
        return !instant.isBefore(from) && !instant.isAfter(to);
    }

    String name() {
        return RouteDependency.nameOf(watched.name());
    }

    /** The path that is asked. */
    Optional<String> path() {
        return watched.dependency().routes().stream().map(RoutePattern::pattern).findFirst();
    }

    boolean failed() {
        return outcome == Outcome.FAILED;
    }

    boolean passed() {
        return outcome == Outcome.PASSED || outcome == Outcome.SLOW;
    }

    /** Whether it relies on the dependency, as far as that says. */
    boolean reliesOn(Dependency dependency) {
        return dependency.couldMatterTo(path());
    }

    EvidenceFields fields() {
        return new EvidenceFields()
                .with("name", name())
                .with("path", path())
                .with("outcome", outcome.name())
                .with("message", message)
                .with("now", watched.last().map(run -> run.status().name()));
    }
}

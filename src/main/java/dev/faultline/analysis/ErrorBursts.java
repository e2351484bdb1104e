// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.ErrorBurst;
import dev.faultline.changes.FailedDependency;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.incident.IncidentStore;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bursts in which the errors of a window came, as the incidents say that it touches. */
final class ErrorBursts {

    /** Of a window with more incidents than that only the one counts in which it begins. */
    private static final int MOST_INCIDENTS = 20;

    private final VerdictQuestion question;
    private final List<IncidentSpan> spans;

    private ErrorBursts(VerdictQuestion question, List<IncidentSpan> spans) {
        this.question = question;
        this.spans = spans;
    }

    static ErrorBursts of(VerdictQuestion question, IncidentStore incidents) {
        var window = question.window();
        var touched = incidents.incidents(window.from(), window.to(), Optional.empty(), MOST_INCIDENTS + 1);
        var known = touched.size() > MOST_INCIDENTS ? incidents.incidents(window.from(), window.from()) : touched;
        var spans = known.stream()
                .filter(each -> concerns(each, question))
                .flatMap(each -> each.spans().stream())
                .filter(each -> each.touches(window.from(), window.to()))
                .toList();
        return new ErrorBursts(question, IncidentSpan.joined(spans, Duration.ZERO));
    }

    private static boolean concerns(Incident incident, VerdictQuestion question) {
        var from = question.window().from();
        var isOfTheWindow = !incident.from().isAfter(from) && !incident.to().isBefore(from);
        return (isOfTheWindow || incident.kind() == IncidentKind.ERRORS)
                && (incident.route().isEmpty()
                        || question.window().route().isEmpty()
                        || incident.route().equals(question.window().route()));
    }

    /** When the errors began that the window cuts into, if it does. */
    Optional<Instant> began() {
        return spans.stream()
                .map(IncidentSpan::from)
                .findFirst()
                .filter(first -> first.isBefore(question.window().from()));
    }

    /**
     * Each of them, by time.
     *
     * @param judged what is found of each dependency
     */
    List<ErrorBurst> with(Collection<DependencyVerdict> judged) {
        return spans.stream()
                .map(each -> new ErrorBurst(each.from(), each.to(), suspects(each, judged)))
                .toList();
    }

    private Map<String, FailedDependency> suspects(IncidentSpan span, Collection<DependencyVerdict> judged) {
        var suspects = new HashMap<String, FailedDependency>();
        for (var each : judged) {
            each.episodes().stream()
                    .filter(episode -> each.finding().isRelatedFailure() && mayBeOf(episode, span))
                    .findFirst()
                    .ifPresent(episode -> suspects.put(
                            each.dependency().name(),
                            new FailedDependency(
                                    each.explained() * each.score().lag(),
                                    episode.onset().earliest())));
        }
        return suspects;
    }

    private boolean mayBeOf(Episode episode, IncidentSpan span) {
        var start = episode.onset().earliest().or(() -> episode.onset().latest());
        var end = episode.recovery().flatMap(InstantBounds::latest);
        return start.filter(span.to().plus(question.tolerance())::isBefore).isEmpty()
                && end.filter(span.from().minus(question.tolerance()).minus(question.maxLag())::isAfter)
                        .isEmpty();
    }
}

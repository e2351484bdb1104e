// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.detection.IncidentGrouper.Entry;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentStore;
import dev.faultline.incident.KeptVerdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The course of incidents, as {@link State} shows it: when each is to be judged anew, and what is saved and told of that.
 * Not thread-safe.
 */
final class IncidentLifecycle {

    private static final Duration REFRESH = Duration.ofSeconds(3);
    /** A verdict that says the same in other numbers is written this often. */
    private static final Duration REWRITE = Duration.ofSeconds(30);

    private final IncidentStore incidents;
    private final IncidentVerdicts verdicts;
    private final IncidentNotifier notifier;
    private final Predicate<Incident> isOngoing;
    private final Map<String, Instant> judged = new HashMap<>();
    /** Those that were reported as over, of which more became known since. */
    private final ReportedIncidents reported;

    /** @param isOngoing whether an incident without errors is still the case, after its last observation too */
    IncidentLifecycle(
            IncidentStore incidents,
            IncidentVerdicts verdicts,
            IncidentNotifier notifier,
            ReportedIncidents reported,
            Predicate<Incident> isOngoing) {
        this.incidents = incidents;
        this.verdicts = verdicts;
        this.notifier = notifier;
        this.reported = reported;
        this.isOngoing = isOngoing;
    }

    /**
     * The state that it comes to, or stays in, if it is to be judged now; that is taken for done.
     *
     * @param settings say how long after its last error it is over, and after how long its verdict is the last
     */
    Optional<State> next(Incident incident, ErrorSettings settings, Instant now) {
        var closeAfter = settings.window().closeAfter();
        var isOver = incident.state() == State.OPEN
                && !now.isBefore(incident.to().plus(closeAfter))
                && !isOngoing.test(incident);
        var isLast =
                incident.state() == State.CLOSED && isDone(incident, now) && verdicts.isLast(incident, settings, now);
        var last = judged.get(incident.id());
        if (isOver || isLast || last == null || !now.isBefore(last.plus(REFRESH)) || now.isBefore(last)) {
            judged.put(incident.id(), now);
            return Optional.of(isOver ? State.CLOSED : isLast ? State.FINAL : incident.state());
        }
        return Optional.empty();
    }

    /** Takes note of what was saved: what became known late of one that is over does not end it again. */
    void entered(Entry entry) {
        if (entry.isLate()) {
            reported.add(entry.incident().id());
        } else if (entry.isReopened()) {
            reported.remove(entry.incident().id());
        }
    }

    /** Forgets when others than these were judged. */
    void forgetOthers(Collection<Incident> unsettled) {
        var kept = unsettled.stream().map(Incident::id).toList();
        judged.keySet().retainAll(kept);
        reported.retain(kept);
    }

    /**
     * Saves the step. An incident that went on meanwhile gets the verdict, for under a stream of errors it always does; but it
     * is not over: the next time sees to that.
     */
    void advance(Incident judgedOn, State next, KeptVerdict verdict) {
        var found = incidents.incident(judgedOn.id());
        if (found.isEmpty()) {
            return;
        }
        var current = found.get();
        var wentOn = !current.to().equals(judgedOn.to()) || !current.from().equals(judgedOn.from());
        if (wentOn && next != current.state()) {
            return;
        }
        var before = current.verdict();
        var isOther = before.filter(kept -> kept.headline()
                                .answer()
                                .equals(verdict.headline().answer())
                        && kept.headline().suspects().equals(verdict.headline().suspects()))
                .isEmpty();
        var isOld = before.filter(
                        kept -> Duration.between(kept.at(), verdict.at()).compareTo(REWRITE) < 0)
                .isEmpty();
        var incident = current.in(next).judged(verdict);
        if (isOther || isOld || next != current.state()) {
            incidents.save(incident);
        }
        if (isOther) {
            notifier.judged(incident);
        }
        var isOver = current.spans().size() > 1
                ? next == State.FINAL && current.state() != State.FINAL
                : next != State.OPEN && (current.state() == State.OPEN || before.isEmpty());
        if (isOver && !reported.contains(incident.id())) {
            notifier.closed(incident);
        }
    }

    /** One that came back is reported as closed once no more can come, not after each of its spans. */
    private static boolean isDone(Incident incident, Instant now) {
        return incident.spans().size() == 1 || !now.isBefore(incident.to().plus(IncidentDraft.REJOINED));
    }
}

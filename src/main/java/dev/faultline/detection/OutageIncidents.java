// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.basics.TimeOrder;
import dev.faultline.detection.IncidentGrouper.Entry;
import dev.faultline.detection.outage.OutageWatch;
import dev.faultline.detection.outage.OutageWindow;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.incident.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes incidents of outages that leave no 5xx. One outage is one incident: where 5xx are counted an incident of errors
 * covers it, and requests that stop because every route fails are no incident beside that. Not thread-safe.
 */
final class OutageIncidents {

    private final OutageWatch watch;
    private final IncidentStore incidents;
    private final Set<IncidentKind> ongoing = EnumSet.noneOf(IncidentKind.class);

    OutageIncidents(OutageWatch watch, IncidentStore incidents) {
        this.watch = watch;
        this.incidents = incidents;
    }

    /** Whether it is still the case what the incident is of: then it is open, however long ago that was last observed. */
    boolean isOngoing(Incident incident) {
        return ongoing.contains(incident.kind());
    }

    /** Takes note of what was counted. On any thread. */
    void heard(Collection<ResponseCount> counted) {
        watch.heard(counted);
    }

    /**
     * Looks for outages, and saves the incidents that are new or are not as they were.
     *
     * @param unsettled the incidents that are not final
     */
    List<Entry> enter(Collection<Incident> unsettled, ErrorSettings settings, Instant now) {
        var silent = open(unsettled, IncidentKind.NO_TRAFFIC).map(Incident::from);
        var found = watch.look(
                settings, silent, open(unsettled, IncidentKind.ROUTES_FAIL).isPresent(), now);
        if (found.isEmpty()) {
            return List.of();
        }
        ongoing.clear();
        found.get().stream()
                .filter(OutageWindow::isOngoing)
                .map(OutageWindow::kind)
                .forEach(ongoing::add);
        var entries = new ArrayList<Entry>();
        for (var window : found.get()) {
            enter(window, settings.window().closeAfter(), now).ifPresent(entries::add);
        }
        return entries;
    }

    private static Optional<Incident> open(Collection<Incident> unsettled, IncidentKind kind) {
        return unsettled.stream()
                .filter(each -> each.kind() == kind && each.state() == State.OPEN)
                .findFirst();
    }

    private Optional<Entry> enter(OutageWindow window, Duration closeAfter, Instant now) {
        var near = incidents
                .incidents(
                        window.from().minus(IncidentDraft.REJOINED), window.to().plus(IncidentDraft.REJOINED))
                .stream()
                .filter(each -> each.origin() == Origin.DETECTED)
                .toList();
        var weightier = near.stream()
                .filter(each ->
                        each.kind().outweighs(window.kind()) && !each.from().isAfter(window.to()))
                .toList();
        var isCovered = weightier.stream()
                .anyMatch(each -> each.state() == State.OPEN
                        || !each.to().plus(closeAfter).isBefore(window.to()));
        var from = weightier.stream().map(Incident::to).reduce(window.from(), TimeOrder::later);
        if (isCovered || isTail(from, window)) {
            return Optional.empty();
        }
        var home = home(window, near);
        var isOpen = window.isOngoing()
                || now.isBefore(window.to().plus(closeAfter))
                || home.filter(each -> each.state() == State.OPEN).isPresent();
        var state = isOpen ? State.OPEN : State.CLOSED;
        var next = home.map(each -> joined(each, from, window, closeAfter))
                .orElseGet(() -> opened(from, window))
                .in(state);
        if (home.filter(each -> isSame(each, next)).isPresent()) {
            return Optional.empty();
        }
        incidents.save(next);
        return Optional.of(new Entry(next, home));
    }

    /** Whether it is but the end of an incident of another kind. */
    private static boolean isTail(Instant from, OutageWindow window) {
        return !from.equals(window.from())
                && Duration.between(from, window.to()).compareTo(IncidentDraft.TOGETHER) < 0;
    }

    /** The incident that the outage goes on with, or says more of. */
    private static Optional<Incident> home(OutageWindow window, Collection<Incident> near) {
        return near.stream()
                .filter(each -> each.kind() == window.kind()
                        || window.kind().outweighs(each.kind()) && each.state() == State.OPEN)
                .max(Comparator.comparing((Incident each) -> each.kind() == window.kind())
                        .thenComparing(Incident::from));
    }

    private static Incident joined(Incident home, Instant from, OutageWindow window, Duration closeAfter) {
        var spans = new ArrayList<>(home.spans());
        // Requests that became known late may have ended a silence earlier.
        if (home.kind() == IncidentKind.NO_TRAFFIC && window.kind() == IncidentKind.NO_TRAFFIC) {
            spans.removeIf(span -> span.from().equals(from));
        }
        spans.add(new IncidentSpan(from, window.to()));
        var joined = IncidentSpan.joined(spans, closeAfter);
        return home.of(window.kind())
                .over(joined.get(0).from(), joined.get(joined.size() - 1).to(), joined);
    }

    private Incident opened(Instant from, OutageWindow window) {
        return Incident.of(
                        IncidentId.of(from, id -> incidents.incident(id).isPresent()),
                        Origin.DETECTED,
                        State.OPEN,
                        from,
                        window.to())
                .of(window.kind());
    }

    private static boolean isSame(Incident before, Incident next) {
        return before.kind() == next.kind()
                && before.spans().equals(next.spans())
                && (before.state() == next.state() || next.state() != State.OPEN);
    }
}

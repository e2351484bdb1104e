// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.basics.TimeOrder;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorWindow;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An incident while windows are entered into it. */
final class IncidentDraft {

    /** Routes that begin to fail within this time of each other fail together. */
    static final Duration TOGETHER = Duration.ofMinutes(1);

    private final Incident before;
    private final boolean isNew;
    private final Map<String, ErrorWindow> routes = new TreeMap<>();
    private Instant from;
    private Instant to;
    private boolean touched;

    private IncidentDraft(Incident before, boolean isNew) {
        this.before = before;
        this.isNew = isNew;
        this.from = before.from();
        this.to = before.to();
    }

    /** One of an incident that is known. */
    static IncidentDraft of(Incident incident) {
        var draft = new IncidentDraft(incident, false);
        for (FailingRoute route : incident.routes()) {
            draft.routes.put(
                    route.route(),
                    new ErrorWindow(ErrorSource.POSTED, Optional.of(route.route()), route.first(), route.last()));
        }
        return draft;
    }

    /** One of an incident that nobody knows yet. */
    static IncidentDraft opening(Incident incident) {
        return new IncidentDraft(incident, true);
    }

    /** The incident as it was. */
    Incident before() {
        return before;
    }

    /** Whether nobody knew it before. */
    boolean isNew() {
        return isNew;
    }

    Instant from() {
        return from;
    }

    Instant to() {
        return to;
    }

    boolean isTouched() {
        return touched;
    }

    Map<String, ErrorWindow> routes() {
        return routes;
    }

    /** The incident over the span that it has now. */
    Incident incident() {
        return before.over(from, to.isAfter(from) ? to : from.plusMillis(1));
    }

    /** Whether some route of it began to fail at about that time. */
    boolean beganAbout(Instant start) {
        return isTogether(from, start) || routes.values().stream().anyMatch(window -> isTogether(window.from(), start));
    }

    private static boolean isTogether(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOGETHER) <= 0;
    }

    boolean touches(ErrorWindow window, Duration within) {
        return window.touches(from.minus(within), to.plus(within));
    }

    /** Makes it reach as far as the window does; its start, only if it is about the same. */
    void widen(ErrorWindow window) {
        touched = true;
        if (routes.isEmpty() || window.route().isPresent() || isTogether(from, window.from())) {
            from = TimeOrder.earlier(from, window.from());
        }
        to = TimeOrder.later(to, window.to());
        window.route().ifPresent(route -> add(route, window));
    }

    void add(String route, ErrorWindow window) {
        routes.merge(
                route,
                window,
                (one, other) -> new ErrorWindow(
                        one.source(),
                        one.route(),
                        TimeOrder.earlier(one.from(), other.from()),
                        TimeOrder.later(one.to(), other.to())));
    }
}

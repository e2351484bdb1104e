// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.basics.TimeOrder;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorWindow;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An incident while windows are entered into it. */
final class IncidentDraft {

    /** Routes that begin to fail within this time of each other fail together. */
    static final Duration TOGETHER = Duration.ofMinutes(1);

    /** Windows of one route that are less than this apart are spans of one incident. */
    static final Duration REJOINED = Duration.ofMinutes(10);

    private final Incident before;
    private final boolean isNew;
    private final Map<String, ErrorWindow> routes = new TreeMap<>();
    private List<IncidentSpan> spans;
    private Instant from;
    private Instant to;
    private boolean touched;

    private IncidentDraft(Incident before, boolean isNew) {
        this.before = before;
        this.isNew = isNew;
        this.from = before.from();
        this.to = before.to();
        this.spans = before.spans();
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
        return before.of(IncidentKind.ERRORS).over(from, to.isAfter(from) ? to : from.plusMillis(1), spans);
    }

    boolean isOfErrors() {
        return before.kind() == IncidentKind.ERRORS;
    }

    /** Whether its errors came from sources that name no route. */
    boolean isOfNoRoute() {
        return isOfErrors() && routes.isEmpty();
    }

    /** Whether the app's routes failed when they were asked, and the window has the errors of that. */
    boolean isOfFailingRoutes(ErrorWindow window, Duration within) {
        return before.kind() == IncidentKind.ROUTES_FAIL && touches(window, within);
    }

    /** Whether some route of it began to fail at about that time. */
    boolean beganAbout(Instant start) {
        return spans.stream().anyMatch(span -> isTogether(span.from(), start))
                || routes.values().stream().anyMatch(window -> isTogether(window.from(), start));
    }

    private static boolean isTogether(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOGETHER) <= 0;
    }

    boolean touches(ErrorWindow window, Duration within) {
        return window.touches(from.minus(within), to.plus(within));
    }

    /** The windows of one of its routes: that of the route, without the time between spans. */
    List<ErrorWindow> windowsOf(ErrorWindow whole) {
        return spans.stream()
                .filter(span -> whole.touches(span.from(), span.to()))
                .map(span -> new ErrorWindow(
                        whole.source(),
                        whole.route(),
                        TimeOrder.later(span.from(), whole.from()),
                        TimeOrder.earlier(span.to(), whole.to())))
                .toList();
    }

    /** The window of the whole, without the time between spans. */
    List<ErrorWindow> windows() {
        return windowsOf(new ErrorWindow(ErrorSource.POSTED, Optional.empty(), from, to));
    }

    /**
     * Makes it reach as far as the window does; its start, only if it is about the same.
     *
     * @param gap spans that are no further apart are one
     */
    void widen(ErrorWindow window, Duration gap) {
        touched = true;
        if (routes.isEmpty() || window.route().isPresent() || isTogether(from, window.from())) {
            from = TimeOrder.earlier(from, window.from());
        }
        to = TimeOrder.later(to, window.to());
        var wider = new ArrayList<>(spans);
        wider.add(new IncidentSpan(
                TimeOrder.later(from, window.from()), TimeOrder.later(from.plusMillis(1), window.to())));
        spans = IncidentSpan.joined(wider, gap);
        window.route().ifPresent(route -> add(route, window));
    }

    /** An error between its spans opens none, but is counted. */
    void touch(Collection<ResponseCount> answers) {
        touched |= answers.stream()
                .anyMatch(one -> one.errors() > 0
                        && one.route().filter(routes::containsKey).isPresent()
                        && !one.from().isBefore(from)
                        && !one.to().isAfter(to));
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

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ErrorWindow;
import dev.faultline.errors.RouteFilter;
import dev.faultline.errors.WindowDetector;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Enters windows into incidents: one for all routes that begin to fail together, and one of its own for a route that begins
 * to fail long after, or when the others have recovered. Windows are found anew in what is stored around the errors at hand,
 * and go on with the incidents that are stored: so it makes no difference whether the program was restarted. Errors that
 * become known late join or extend the incidents that are there; two are never made one. Not thread-safe.
 */
final class IncidentGrouper {

    private final ErrorStore errors;
    private final IncidentStore incidents;

    IncidentGrouper(ErrorStore errors, IncidentStore incidents) {
        this.errors = errors;
        this.incidents = incidents;
    }

    /**
     * An incident that was saved.
     *
     * @param incident as it is now
     * @param isNew whether nobody knew it before
     * @param before as it was; absent if nobody knew it
     */
    record Entry(Incident incident, Optional<Incident> before) {

        boolean isNew() {
            return before.isEmpty();
        }

        /** Whether it was reported as over, and goes on. */
        boolean isReopened() {
            return wasOver() && incident.state() == State.OPEN;
        }

        /** Whether it was reported as over, and still is, though more became known of it. */
        boolean isLate() {
            return wasOver() && incident.state() != State.OPEN;
        }

        private boolean wasOver() {
            return before.filter(Incident::isReportedAsOver).isPresent();
        }
    }

    /** Groups what is stored in the span, and around it, and saves the incidents that are new or are not as they were. */
    List<Entry> group(ErrorSpan span, CountingRule counting, Instant now) {
        var rule = counting.settings().window();
        var first = span.first();
        var last = span.last();
        var reach = rule.closeAfter().multipliedBy(2);
        var answers = counting.counted(errors.answers(first.minus(reach), last.plus(reach)));
        var around = reach.plus(IncidentDraft.REJOINED);
        var drafts = incidents.incidents(first.minus(around), last.plus(around)).stream()
                .filter(incident -> incident.origin() == Origin.DETECTED)
                .sorted(Comparator.comparing(Incident::from).thenComparing(Incident::id))
                .map(IncidentDraft::of)
                .collect(Collectors.toCollection(ArrayList::new));
        var windows = new WindowDetector(rule)
                .windows(answers, route -> known(drafts, route), new StoredBaselines(errors, counting));
        // Those that name their route decide which incidents there are; what tells only of all of them follows.
        for (var named : List.of(true, false)) {
            windows.stream()
                    .filter(window -> window.route().isPresent() == named)
                    .forEach(window -> enter(window, drafts, rule.closeAfter()));
        }
        drafts.forEach(draft -> draft.touch(answers));
        var entries = new ArrayList<Entry>();
        for (var draft : drafts) {
            if (draft.isTouched()) {
                save(draft, counting, now).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private static List<ErrorWindow> known(List<IncidentDraft> drafts, Optional<String> route) {
        return drafts.stream()
                .flatMap(draft -> route.isPresent()
                        ? Optional.ofNullable(draft.routes().get(route.get())).stream()
                                .flatMap(whole -> draft.windowsOf(whole).stream())
                        : draft.isOfNoRoute() ? draft.windows().stream() : Stream.<ErrorWindow>empty())
                .toList();
    }

    private void enter(ErrorWindow window, List<IncidentDraft> drafts, Duration closeAfter) {
        var home = home(window, drafts, closeAfter).orElseGet(() -> {
            var opening = IncidentDraft.opening(opened(window));
            drafts.add(opening);
            return opening;
        });
        home.widen(window, closeAfter);
        if (window.route().isEmpty()) {
            errors.totals(window.from(), window.to()).stream()
                    .filter(one -> one.source() == window.source() && one.errors() > 0)
                    .flatMap(one -> one.route().stream())
                    .filter(route ->
                            drafts.stream().noneMatch(draft -> draft.routes().containsKey(route)))
                    .forEach(route -> home.add(route, window));
        }
    }

    private static Optional<IncidentDraft> home(ErrorWindow window, List<IncidentDraft> drafts, Duration closeAfter) {
        return window.route()
                .flatMap(route -> drafts.stream()
                        .filter(draft -> draft.routes().containsKey(route)
                                && window.touches(
                                        draft.routes().get(route).from().minus(IncidentDraft.REJOINED),
                                        draft.routes().get(route).to().plus(IncidentDraft.REJOINED)))
                        .max(Comparator.comparing(IncidentDraft::from)))
                .or(() -> latest(drafts, draft -> draft.isOfFailingRoutes(window, closeAfter)))
                .or(() -> latest(
                        drafts,
                        draft -> draft.beganAbout(window.from())
                                && draft.touches(window, closeAfter)
                                && window.route()
                                        .filter(route -> draft.routes().containsKey(route))
                                        .isEmpty()))
                .or(() -> window.route().isPresent()
                        ? Optional.empty()
                        : latest(drafts, draft -> draft.isOfErrors() && draft.touches(window, closeAfter))
                                .or(() -> latest(
                                        drafts,
                                        draft ->
                                                draft.isOfNoRoute() && draft.touches(window, IncidentDraft.REJOINED))));
    }

    private static Optional<IncidentDraft> latest(List<IncidentDraft> drafts, Predicate<IncidentDraft> condition) {
        return drafts.stream().filter(condition).max(Comparator.comparing(IncidentDraft::from));
    }

    private Optional<Entry> save(IncidentDraft draft, CountingRule counting, Instant now) {
        var incident = draft.incident();
        var totals = counting.counted(errors.totals(incident.from(), incident.to()));
        var routes = RouteFilter.ofNames(draft.routes().keySet());
        var counted = incident.counting(IncidentCounts.of(routes, totals));
        if (!draft.isNew() && isSame(draft.before(), counted)) {
            return Optional.empty();
        }
        var closes = counted.to().plus(counting.settings().window().closeAfter());
        // What is still open is closed where that is reported, also if all that is new is long ago.
        var isOpen = now.isBefore(closes) || !draft.isNew() && draft.before().state() == State.OPEN;
        var next = counted.in(isOpen ? State.OPEN : State.CLOSED);
        incidents.save(next);
        return Optional.of(new Entry(next, draft.isNew() ? Optional.empty() : Optional.of(draft.before())));
    }

    /** How many requests there were is spread over minutes, and may differ a little each time. */
    private static boolean isSame(Incident before, Incident counted) {
        return before.kind() == counted.kind()
                && before.from().equals(counted.from())
                && before.to().equals(counted.to())
                && before.spans().equals(counted.spans())
                && before.errors() == counted.errors()
                && before.routes().size() == counted.routes().size();
    }

    private Incident opened(ErrorWindow window) {
        return Incident.of(
                IncidentId.of(window.from(), id -> incidents.incident(id).isPresent()),
                Origin.DETECTED,
                State.OPEN,
                window.from(),
                window.to().isAfter(window.from()) ? window.to() : window.from().plusMillis(1));
    }
}

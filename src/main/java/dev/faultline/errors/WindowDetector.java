// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds the windows of errors in what the sources counted. Pure and without state: the same answers make the same windows,
 * in whatever order they became known.
 *
 * <pre>
 *         min-errors within close-after,
 *         and min-ratio of its requests            an error within close-after of the last one
 *                                                 ┌──────┐
 * (none) ─────────────────────────────▶ window ◀──┴──────┘
 *    ▲                                    │
 *    └────────────────────────────────────┘
 *        close-after without such an error
 * </pre>
 *
 * <p>For each source by itself: first for each of its routes, then for all the errors together that are in no window of
 * their route. A window goes from the first of the errors that opened it to the last. An error that is less than min-ratio
 * of the requests in the close-after before it, where these are known, is the usual noise: it keeps no window open.
 */
public final class WindowDetector {

    private static final Comparator<ResponseCount> BY_TIME =
            Comparator.comparing(ResponseCount::from).thenComparing(ResponseCount::to);

    /** A share that is exact may come out a little above in floating point. */
    private static final double ROUNDING = 1e-6;

    private final WindowRule rule;

    /** The windows of a route that are known already; of an absent one, those of sources that name none. */
    @FunctionalInterface
    public interface Known {

        List<ErrorWindow> of(Optional<String> route);
    }

    public WindowDetector(WindowRule rule) {
        this.rule = rule;
    }

    /** The windows in the given answers, by start. */
    public List<ErrorWindow> windows(Collection<ResponseCount> answers) {
        return windows(answers, route -> List.of());
    }

    /**
     * The windows in the given answers, by start, if windows are known already that may have been opened by earlier ones:
     * an error in one of them, or within close-after of its end, goes on with it.
     */
    public List<ErrorWindow> windows(Collection<ResponseCount> answers, Known known) {
        var windows = new ArrayList<ErrorWindow>();
        answers.stream()
                .collect(Collectors.groupingBy(ResponseCount::source, TreeMap::new, Collectors.toList()))
                .forEach((source, ofSource) -> windows.addAll(ofOneSource(source, ofSource, known)));
        windows.sort(Comparator.comparing(ErrorWindow::from)
                .thenComparing(ErrorWindow::source)
                .thenComparing(window -> window.route().orElse("")));
        return windows;
    }

    private List<ErrorWindow> ofOneSource(ErrorSource source, List<ResponseCount> answers, Known known) {
        var windows = new ArrayList<ErrorWindow>();
        var rest = new ArrayList<ResponseCount>();
        Map<String, List<ResponseCount>> byRoute = answers.stream()
                .collect(Collectors.groupingBy(one -> one.route().orElse(""), TreeMap::new, Collectors.toList()));
        byRoute.forEach((name, ofRoute) -> {
            var failing = failing(ofRoute);
            var route = Optional.of(name).filter(text -> !text.isEmpty());
            var found = windows(
                    source,
                    route,
                    failing,
                    failing.isEmpty() ? RequestTraffic.NONE : RequestTraffic.of(ofRoute),
                    known.of(route));
            windows.addAll(found);
            failing.stream()
                    .filter(one -> found.stream().noneMatch(window -> window.touches(one.from(), one.to())))
                    .forEach(rest::add);
        });
        if (byRoute.size() > 1 && !rest.isEmpty()) {
            rest.sort(BY_TIME);
            windows.addAll(windows(source, Optional.empty(), rest, RequestTraffic.of(answers), List.of()));
        }
        return windows;
    }

    private static List<ResponseCount> failing(List<ResponseCount> answers) {
        return answers.stream().filter(one -> one.errors() > 0).sorted(BY_TIME).toList();
    }

    /** Those that go on with known ones, joined with those that can be seen without: these may have begun earlier. */
    private List<ErrorWindow> windows(
            ErrorSource source,
            Optional<String> route,
            List<ResponseCount> failing,
            RequestTraffic traffic,
            List<ErrorWindow> known) {
        var windows = seen(source, route, failing, traffic, List.of());
        if (known.isEmpty()) {
            return windows;
        }
        windows.addAll(seen(source, route, failing, traffic, known));
        windows.sort(Comparator.comparing(ErrorWindow::from));
        var joined = new ArrayList<ErrorWindow>();
        for (var window : windows) {
            var end = joined.size() - 1;
            if (end >= 0
                    && window.touches(joined.get(end).from(), joined.get(end).to())) {
                var open = joined.get(end);
                joined.set(end, new ErrorWindow(source, route, open.from(), TimeOrder.later(open.to(), window.to())));
            } else {
                joined.add(window);
            }
        }
        return joined;
    }

    private List<ErrorWindow> seen(
            ErrorSource source,
            Optional<String> route,
            List<ResponseCount> failing,
            RequestTraffic traffic,
            List<ErrorWindow> known) {
        var windows = new ArrayList<ErrorWindow>();
        var recent = new RecentErrors(failing, rule.closeAfter());
        Instant from = null;
        Instant to = Instant.MIN;
        for (var one : failing) {
            recent.next();
            if (from != null && isBeyond(to, one.from())) {
                windows.add(new ErrorWindow(source, route, from, to));
                from = null;
            }
            var isNoise = recent.areRequestsKnown() && recent.errors() + ROUNDING < leastOf(traffic, one.to());
            if (isNoise) {
                continue;
            }
            if (from == null) {
                var goingOn = known.stream()
                        .filter(window -> !one.from().isBefore(window.from()) && !isBeyond(window.to(), one.from()))
                        .findFirst();
                if (goingOn.isPresent()) {
                    from = goingOn.get().from();
                    to = TimeOrder.later(goingOn.get().to(), one.to());
                } else if (recent.errors() >= rule.minErrors()) {
                    from = recent.first();
                    to = recent.last();
                }
            } else {
                to = TimeOrder.later(to, one.to());
            }
        }
        if (from != null) {
            windows.add(new ErrorWindow(source, route, from, to));
        }
        return windows;
    }

    private boolean isBeyond(Instant end, Instant next) {
        return Duration.between(end, next).compareTo(rule.closeAfter()) > 0;
    }

    /** How many errors in the time before {@code end} are more than noise. */
    private double leastOf(RequestTraffic traffic, Instant end) {
        return rule.minRatio() * traffic.requests(end.minus(rule.closeAfter()), end);
    }
}

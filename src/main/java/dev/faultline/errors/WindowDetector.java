// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.basics.TimeOrder;
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
 *         min-ratio of its requests,               an error within close-after of the last one
 *         and more than usual                     ┌──────┐
 * (none) ─────────────────────────────▶ window ◀──┴──────┘
 *    ▲                                    │
 *    └────────────────────────────────────┘
 *        close-after without such an error
 * </pre>
 *
 * <p>For each source by itself: first for each of its routes, then for all the errors together that are in no window of
 * their route. A window goes from the first of the errors that opened it to the last. A window opens
 * only where so many errors are unlikely (a Poisson tail under 1e-5) by the rate of the hour before. It stays open at half of
 * min-ratio of the requests in the close-after before, where these are known, unless that was as usual before it opened.
 */
public final class WindowDetector {

    private static final Comparator<ResponseCount> BY_TIME =
            Comparator.comparing(ResponseCount::from).thenComparing(ResponseCount::to);

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
        return windows(answers, route -> List.of(), (source, route, instant) -> ErrorBaseline.NONE);
    }

    /**
     * The windows in the given answers, by start, if windows are known already that may have been opened by earlier ones:
     * an error in one of them, or within close-after of its end, goes on with it.
     *
     * @param history what is usual
     */
    public List<ErrorWindow> windows(Collection<ResponseCount> answers, Known known, ErrorBaseline.History history) {
        var windows = new ArrayList<ErrorWindow>();
        answers.stream()
                .collect(Collectors.groupingBy(ResponseCount::source, TreeMap::new, Collectors.toList()))
                .forEach((source, ofSource) -> windows.addAll(ofOneSource(source, ofSource, known, history)));
        windows.sort(Comparator.comparing(ErrorWindow::from)
                .thenComparing(ErrorWindow::source)
                .thenComparing(window -> window.route().orElse("")));
        return windows;
    }

    private List<ErrorWindow> ofOneSource(
            ErrorSource source, List<ResponseCount> answers, Known known, ErrorBaseline.History history) {
        var windows = new ArrayList<ErrorWindow>();
        var rest = new ArrayList<ResponseCount>();
        Map<String, List<ResponseCount>> byRoute = answers.stream()
                .collect(Collectors.groupingBy(one -> one.route().orElse(""), TreeMap::new, Collectors.toList()));
        byRoute.forEach((name, ofRoute) -> {
            var failing = failing(ofRoute);
            var route = Optional.of(name).filter(text -> !text.isEmpty());
            var traffic = failing.isEmpty() ? RequestTraffic.NONE : RequestTraffic.of(ofRoute);
            var found = windows(new WindowScan(source, route, failing, traffic, rule, history), known.of(route));
            windows.addAll(found);
            failing.stream()
                    .filter(one -> found.stream().noneMatch(window -> window.touches(one.from(), one.to())))
                    .forEach(rest::add);
        });
        if (byRoute.size() > 1 && !rest.isEmpty()) {
            rest.sort(BY_TIME);
            var traffic = RequestTraffic.of(answers);
            windows.addAll(new WindowScan(source, Optional.empty(), rest, traffic, rule, history).windows(List.of()));
        }
        return windows;
    }

    private static List<ResponseCount> failing(List<ResponseCount> answers) {
        return answers.stream().filter(one -> one.errors() > 0).sorted(BY_TIME).toList();
    }

    /** Those that go on with known ones, joined with those that can be seen without: these may have begun earlier. */
    private static List<ErrorWindow> windows(WindowScan scan, List<ErrorWindow> known) {
        var windows = scan.windows(List.of());
        if (known.isEmpty()) {
            return windows;
        }
        windows.addAll(scan.windows(known));
        windows.sort(Comparator.comparing(ErrorWindow::from));
        var joined = new ArrayList<ErrorWindow>();
        for (var window : windows) {
            var end = joined.size() - 1;
            if (end >= 0
                    && window.touches(joined.get(end).from(), joined.get(end).to())) {
                var open = joined.get(end);
                joined.set(
                        end,
                        new ErrorWindow(
                                scan.source(), scan.route(), open.from(), TimeOrder.later(open.to(), window.to())));
            } else {
                joined.add(window);
            }
        }
        return joined;
    }
}

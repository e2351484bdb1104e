// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.address;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.request.DurationText;
import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.page.format.PageWording;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Links that lead on from a view: to other spans with the same window, and to observations. */
public final class PageLinks {

    /** One that leads nowhere from here. */
    private static final String NOWHERE = "";

    private static final List<String> SPANS = List.of("15m", "1h", "6h", "24h", "7d", "30d");

    private final PageView view;
    private final Instant now;
    private final String window;

    private PageLinks(PageView view, Instant now, String window) {
        this.view = view;
        this.now = now;
        this.window = window;
    }

    /** The links from an address. */
    public static PageLinks from(PageAddress address, Instant now) {
        return new PageLinks(address.view(), now, window(address));
    }

    /** Links to the usual spans up to now. */
    public List<PageLink> spans() {
        return SPANS.stream()
                .map(length -> new PageLink(length, view("-" + length, "now"), isShown(length)))
                .toList();
    }

    /** Half a span back. */
    public PageLink earlier() {
        var half = half();
        return new PageLink(
                PageWording.EARLIER, view(view.from().minus(half), view.to().minus(half)), false);
    }

    /** Half a span on, up to now at most. */
    public PageLink later() {
        if (view.follows()) {
            return new PageLink(PageWording.LATER, NOWHERE, false);
        }
        var end = view.to().plus(half());
        var isNow = !end.isBefore(now);
        return new PageLink(
                PageWording.LATER,
                isNow ? view("-" + text(view.length()), "now") : view(end.minus(view.length()), end),
                false);
    }

    /** Half the span. */
    public PageLink closer() {
        var next = half();
        if (next.compareTo(PageView.SHORTEST) < 0) {
            return new PageLink(PageWording.ZOOM_IN, NOWHERE, false);
        }
        var quarter = half().dividedBy(2);
        return new PageLink(
                PageWording.ZOOM_IN,
                view.follows()
                        ? view("-" + text(next), "now")
                        : view(view.from().plus(quarter), view.to().minus(quarter)),
                false);
    }

    /** Twice the span, up to now at most. */
    public PageLink wider() {
        var next = view.length().multipliedBy(2);
        if (next.compareTo(PageView.LONGEST) > 0) {
            return new PageLink(PageWording.ZOOM_OUT, NOWHERE, false);
        }
        var end = view.to().plus(half());
        var isNow = view.follows() || !end.isBefore(now);
        return new PageLink(
                PageWording.ZOOM_OUT, isNow ? view("-" + text(next), "now") : view(end.minus(next), end), false);
    }

    /** The page with the window of that incident judged. */
    public static String incident(String id) {
        return "/?incident=" + encoded(id);
    }

    /** The page with that window judged. */
    public static String window(JudgedWindow window) {
        return "/?" + query(window);
    }

    /** The query for that window, with absolute instants. */
    public static String query(JudgedWindow window) {
        return "from=" + window.from() + "&to=" + window.to()
                + window.route().map(route -> "&route=" + encoded(route)).orElse("");
    }

    /** The observations of a dependency in a span, {@code from} inclusive, cut to the longest that is allowed. */
    public static String observations(String dependency, Instant from, Instant to) {
        var earliest = to.minus(PageView.LONGEST);
        var start = (from.isBefore(earliest) ? earliest : from).truncatedTo(ChronoUnit.MILLIS);
        // The end of the requested span is exclusive, and in whole milliseconds.
        var end = to.truncatedTo(ChronoUnit.MILLIS);
        return "/observations?dependency=" + encoded(dependency) + "&from=" + start + "&to="
                + (end.isAfter(start) ? end : start.plusMillis(1));
    }

    /** As {@link #observations}, for programs. */
    public static String observationsJson(String dependency, Instant from, Instant to) {
        return "/api/v1/dependencies/" + encoded(dependency) + "/observations?from=" + from + "&to=" + to;
    }

    /** The timeline around a span, up to {@code now} at most. */
    public static String around(Instant from, Instant to, Instant now) {
        var view = PageView.around(new JudgedWindow(from, to, Optional.empty()), false, now);
        return "/?view-from=" + view.from() + "&view-to=" + view.to();
    }

    /** A text encoded for a query; safe between quotes of a shell. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private String view(Instant from, Instant to) {
        return view(
                from.truncatedTo(ChronoUnit.SECONDS).toString(),
                to.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private String view(String from, String to) {
        return "/?" + window + "view-from=" + encoded(from).replace("%3A", ":") + "&view-to="
                + encoded(to).replace("%3A", ":");
    }

    private boolean isShown(String length) {
        return view.follows()
                && text(view.length()).equals(text(DurationText.parse(length).orElseThrow()));
    }

    private Duration half() {
        return view.length().dividedBy(2);
    }

    private static String text(Duration length) {
        return length.toSeconds() + "s";
    }

    private static String window(PageAddress address) {
        var typed = address.typed();
        if (!typed.incident().isEmpty()) {
            var id = address.question().flatMap(ReportRequest::incident).map(Incident::id);
            return "incident=" + encoded(id.orElse(typed.incident())) + "&";
        }
        if (!typed.isQuestion()) {
            return "";
        }
        var window = address.question().map(request -> request.asked().window());
        return "from=" + lasting(typed.from(), window.map(JudgedWindow::from)) + "&to="
                + lasting(typed.to().isEmpty() ? "now" : typed.to(), window.map(JudgedWindow::to))
                + (window.isPresent() || typed.zone().isEmpty() ? "" : "&zone=" + encoded(typed.zone()))
                + (typed.route().isEmpty() ? "" : "&route=" + encoded(typed.route())) + "&";
    }

    /** A time without its day means another one tomorrow. */
    private static String lasting(String typed, Optional<Instant> meant) {
        return encoded(meant.filter(known -> !RawQuery.isRelative(typed))
                .map(Instant::toString)
                .orElse(typed));
    }
}

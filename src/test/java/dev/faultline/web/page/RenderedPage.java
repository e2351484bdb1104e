// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import dev.faultline.web.api.HttpCall;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A page as it was sent. */
record RenderedPage(HttpCall call) {

    private static final Pattern ATTRIBUTE = Pattern.compile("([\\w-]+)=\"([^\"]*)\"");

    private static final Pattern BOX = Pattern.compile("M([\\d.]+) \\d+h([\\d.]+)v");

    static RenderedPage at(URI root, String address, String... headers) {
        return new RenderedPage(HttpCall.get(root.resolve(address), headers));
    }

    String html() {
        return call.text();
    }

    Optional<String> header(String name) {
        return call.response().headers().firstValue(name);
    }

    /** The markup of one section. */
    String section(String id) {
        return between("<section id=\"" + id + "\"", "</section>");
    }

    /** The markup of the lane of one dependency. */
    String lane(String dependency) {
        return between("<div class=\"lane\" data-dependency=\"" + dependency + "\"", "</svg></div>\n</div>");
    }

    private String between(String start, String end) {
        var from = html().indexOf(start);
        if (from < 0) {
            return "";
        }
        return html().substring(from, html().indexOf(end, from) + end.length());
    }

    /** The segments of a lane, by time. */
    List<Segment> segments(String dependency) {
        var lane = lane(dependency);
        var hatched = tags(lane, "<rect class=\"segment ").stream()
                .map(tag -> new Segment(
                        attribute(tag, "data-state"), percent(attribute(tag, "x")), percent(attribute(tag, "width"))));
        var drawn = tags(lane, "<path class=\"segment ").stream().flatMap(RenderedPage::boxes);
        return Stream.concat(hatched, drawn)
                .sorted(Comparator.comparingDouble(Segment::x))
                .toList();
    }

    private static Stream<Segment> boxes(String path) {
        var state = attribute(path, "data-state");
        return BOX.matcher(attribute(path, "d"))
                .results()
                .map(box -> new Segment(state, percent(box.group(1)), percent(box.group(2))));
    }

    /** The attribute of the body. */
    String body(String attribute) {
        return attribute(between("<body", ">"), attribute);
    }

    static String attribute(String tag, String name) {
        return ATTRIBUTE
                .matcher(tag)
                .results()
                .filter(found -> found.group(1).equals(name))
                .map(found -> found.group(2))
                .findFirst()
                .orElse("");
    }

    static List<String> tags(String html, String start) {
        var tags = new ArrayList<String>();
        Matcher matcher = Pattern.compile(Pattern.quote(start) + "[^>]*>").matcher(html);
        while (matcher.find()) {
            tags.add(matcher.group());
        }
        return tags;
    }

    private static double percent(String text) {
        return Double.parseDouble(text.replace("%", ""));
    }

    /**
     * A segment as it is drawn.
     *
     * @param x where it starts, in percent
     * @param width how wide it is, in percent
     */
    record Segment(String state, double x, double width) {}
}

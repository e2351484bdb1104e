// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The segments of a lane as SVG. What is known differs in shape as well as in colour: the worse, the taller; unknown is hatched.
 *
 * <p>A state is one path, however often it comes: a month of fifty dependencies has thousands of segments, and a browser that
 * must place each is slow. Hatched ones are apart, since a path is stretched to the width of the lane, and its hatching with it.
 */
final class LaneShapes {

    /** In percent of the width: a failure of a moment is still visible in a month. */
    private static final double LEAST_FAILING = 0.15;

    private final List<Segment> segments;
    private final TimeScale scale;
    private final StringBuilder hatched = new StringBuilder();
    private final Map<SegmentState, StringBuilder> paths = new EnumMap<>(SegmentState.class);

    private LaneShapes(List<Segment> segments, TimeScale scale) {
        this.segments = segments;
        this.scale = scale;
    }

    /** Draws them. */
    static String svg(List<Segment> segments, TimeScale scale) {
        var shapes = new LaneShapes(segments, scale);
        for (var i = 0; i < segments.size(); i++) {
            shapes.add(i);
        }
        return shapes.svg();
    }

    private void add(int index) {
        var segment = segments.get(index);
        var x = scale.percent(segment.from());
        var width = scale.percent(segment.to()) - x;
        switch (segment.state()) {
            case UP -> path(SegmentState.UP, x, width, "82", "18");
            case DEGRADED -> path(SegmentState.DEGRADED, failingAt(x, width), failingWidth(width), "50", "50");
            case DOWN -> path(SegmentState.DOWN, failingAt(x, width), failingWidth(width), "0", "100");
            case TRANSITION -> {
                if (width >= LEAST_FAILING || !isBesideFailing(index)) {
                    hatch(segment.state(), x, width, "y=\"0\" height=\"100%\" fill=\"url(#hatch-transition)\"");
                }
            }
            case UNOBSERVED ->
                hatch(segment.state(), x, width, "y=\"34%\" height=\"44%\" fill=\"url(#hatch-unobserved)\"");
        }
    }

    private static double failingWidth(double width) {
        return Math.max(width, LEAST_FAILING);
    }

    private static double failingAt(double x, double width) {
        return Math.min(x, 100 - failingWidth(width));
    }

    /** Narrower than a failure is drawn at least, it could not be told from the failure. */
    private boolean isBesideFailing(int index) {
        return index > 0 && segments.get(index - 1).state().isFailing()
                || index + 1 < segments.size()
                        && segments.get(index + 1).state().isFailing();
    }

    private void path(SegmentState state, double x, double width, String y, String height) {
        var wide = TimeScale.number(width);
        paths.computeIfAbsent(state, none -> new StringBuilder())
                .append('M')
                .append(TimeScale.number(x))
                .append(' ')
                .append(y)
                .append('h')
                .append(wide)
                .append('v')
                .append(height)
                .append("h-")
                .append(wide)
                .append('z');
    }

    /** Patterns are named here: in a style sheet their names would be looked up in the sheet's own file. */
    private void hatch(SegmentState state, double x, double width, String shape) {
        hatched.append("<rect ")
                .append(marks(state))
                .append(" x=\"")
                .append(TimeScale.number(x))
                .append("%\" width=\"")
                .append(TimeScale.number(width))
                .append("%\" ")
                .append(shape)
                .append("/>");
    }

    private static String marks(SegmentState state) {
        return "class=\"segment " + state.name().toLowerCase(Locale.ROOT) + "\" data-state=\"" + state.name() + "\"";
    }

    /** The failing ones lie over the others. */
    private String svg() {
        if (paths.isEmpty()) {
            return hatched.toString();
        }
        var svg = new StringBuilder(hatched).append("<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\">");
        for (var state : List.of(SegmentState.UP, SegmentState.DEGRADED, SegmentState.DOWN)) {
            var path = paths.get(state);
            if (path != null) {
                svg.append("<path ")
                        .append(marks(state))
                        .append(" d=\"")
                        .append(path)
                        .append("\"/>");
            }
        }
        return svg.append("</svg>").toString();
    }
}

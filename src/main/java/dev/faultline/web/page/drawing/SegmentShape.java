// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import java.util.Locale;

/**
 * A segment as SVG. What is known differs in shape as well as in colour: the worse, the taller; unknown is hatched.
 */
final class SegmentShape {

    /** In percent of the width: a failure of a moment is still visible in a month. */
    private static final double LEAST_FAILING = 0.15;

    private SegmentShape() {}

    static void draw(Segment segment, TimeScale scale, StringBuilder svg) {
        var state = segment.state();
        var x = scale.percent(segment.from());
        var width = scale.percent(segment.to()) - x;
        if (state.isFailing() && width < LEAST_FAILING) {
            width = LEAST_FAILING;
            x = Math.min(x, 100 - width);
        }
        svg.append("<rect class=\"segment ")
                .append(state.name().toLowerCase(Locale.ROOT))
                .append("\" data-state=\"")
                .append(state.name())
                .append("\" x=\"")
                .append(TimeScale.text(x))
                .append("\" width=\"")
                .append(TimeScale.text(width))
                .append("\" ")
                .append(shape(state))
                .append("/>");
    }

    /** Patterns are named here: in a style sheet their names would be looked up in the sheet's own file. */
    private static String shape(SegmentState state) {
        return switch (state) {
            case UP -> "y=\"82%\" height=\"18%\"";
            case DEGRADED -> "y=\"50%\" height=\"50%\"";
            case DOWN -> "y=\"0\" height=\"100%\"";
            case TRANSITION -> "y=\"0\" height=\"100%\" fill=\"url(#hatch-transition)\"";
            case UNOBSERVED -> "y=\"34%\" height=\"44%\" fill=\"url(#hatch-unobserved)\"";
        };
    }
}

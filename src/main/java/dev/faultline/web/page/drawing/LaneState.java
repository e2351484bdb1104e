// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.basics.TimeOrder;
import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import dev.faultline.web.page.format.StateLabel;
import dev.faultline.web.page.format.StatusWording;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The state beside a lane.
 *
 * @param label the worst that was observed in the judged window; the present one if none is judged, or it lies outside the view
 * @param when which of them it is, in words
 */
@TemplateData
public record LaneState(StateLabel label, String when) {

    /** The worst first. */
    private static final List<SegmentState> WORST = List.of(
            SegmentState.DOWN,
            SegmentState.DEGRADED,
            SegmentState.TRANSITION,
            SegmentState.UP,
            SegmentState.UNOBSERVED);

    /** What is not observed for a smaller share of the window makes no difference. */
    private static final double SMALL = 0.05;

    static LaneState of(OverviewLane lane, Optional<JudgedWindow> judged) {
        return judged.flatMap(window -> in(window, lane))
                .orElseGet(() -> new LaneState(DrawnLane.now(lane), judged.isPresent() ? StatusWording.NOW : ""));
    }

    private static Optional<LaneState> in(JudgedWindow window, OverviewLane lane) {
        var within = lane.segments().stream()
                .filter(each -> each.to().isAfter(window.from()) && !each.from().isAfter(window.to()))
                .toList();
        var states = within.stream().map(Segment::state).toList();
        return WORST.stream()
                .filter(states::contains)
                .findFirst()
                .map(worst -> new LaneState(
                        StateLabel.of(worst),
                        worst == SegmentState.UP && unobserved(window, within) > SMALL
                                ? StatusWording.IN_CHECKED_PART
                                : StatusWording.IN_THE_WINDOW));
    }

    /** The share of the window that nothing was seen in. */
    private static double unobserved(JudgedWindow window, List<Segment> within) {
        var millis = within.stream()
                .filter(each -> each.state() == SegmentState.UNOBSERVED)
                .mapToLong(each -> Duration.between(
                                TimeOrder.later(each.from(), window.from()), TimeOrder.earlier(each.to(), window.to()))
                        .toMillis())
                .sum();
        return millis / (double) Math.max(1, window.duration().toMillis());
    }
}

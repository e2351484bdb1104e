// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import dev.faultline.web.page.format.StateLabel;
import dev.faultline.web.page.format.StatusWording;
import io.quarkus.qute.TemplateData;
import java.util.List;
import java.util.Optional;

/**
 * The state beside a lane.
 *
 * @param label the worst of the judged window; the present one if none is judged, or it lies outside the view
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

    static LaneState of(OverviewLane lane, Optional<JudgedWindow> judged) {
        return judged.flatMap(window -> worst(lane, window))
                .map(worst -> new LaneState(StateLabel.of(worst), StatusWording.IN_THE_WINDOW))
                .orElseGet(() -> new LaneState(DrawnLane.now(lane), judged.isPresent() ? StatusWording.NOW : ""));
    }

    private static Optional<SegmentState> worst(OverviewLane lane, JudgedWindow window) {
        var within = lane.segments().stream()
                .filter(each -> each.to().isAfter(window.from()) && !each.from().isAfter(window.to()))
                .map(Segment::state)
                .toList();
        return WORST.stream().filter(within::contains).findFirst();
    }
}

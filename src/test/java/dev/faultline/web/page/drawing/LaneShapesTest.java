// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaneShapesTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final TimeScale MONTH = new TimeScale(FROM, FROM.plus(Duration.ofDays(30)));

    @Test
    void anOutageOfASecondIsStillSeenInAMonth() {
        var second = new Segment(SegmentState.DOWN, FROM.plusSeconds(60), FROM.plusSeconds(61));

        assertThat(drawn(second)).contains("h0.15v100");
    }

    @Test
    void anOutageAtTheVeryEndStaysInside() {
        var last = new Segment(SegmentState.DOWN, MONTH.to().minusSeconds(1), MONTH.to());

        assertThat(drawn(last)).contains("M99.85 0h0.15v");
    }

    @Test
    void aChangeThatIsNarrowerThanItsOutageIsNotDrawnAndAWideOneIs() {
        var outage = FROM.plus(Duration.ofDays(3));

        var narrow = drawn(
                new Segment(SegmentState.TRANSITION, outage.minusSeconds(1_800), outage),
                new Segment(SegmentState.DOWN, outage, outage.plusSeconds(60)));
        var wide = drawn(
                new Segment(SegmentState.TRANSITION, outage.minus(Duration.ofHours(6)), outage),
                new Segment(SegmentState.DOWN, outage, outage.plusSeconds(60)));
        var alone = drawn(new Segment(SegmentState.TRANSITION, outage.minusSeconds(1_800), outage));

        assertThat(narrow).doesNotContain("TRANSITION").contains("DOWN");
        assertThat(wide).contains("TRANSITION", "DOWN");
        assertThat(alone).contains("TRANSITION");
    }

    @Test
    void aStateIsOnePathHoweverOftenItComes() {
        var svg = drawn(
                new Segment(SegmentState.UP, FROM, FROM.plus(Duration.ofDays(3))),
                new Segment(SegmentState.DOWN, FROM.plus(Duration.ofDays(3)), FROM.plus(Duration.ofDays(6))),
                new Segment(SegmentState.UP, FROM.plus(Duration.ofDays(6)), FROM.plus(Duration.ofDays(30))));

        assertThat(svg)
                .containsOnlyOnce("M0 82h10v18h-10zM20 82h80v18h-80z")
                .containsOnlyOnce("M10 0h10v100h-10z")
                .doesNotContain("<rect");
    }

    @ParameterizedTest
    @EnumSource(SegmentState.class)
    void eachStateHasAShapeOfItsOwn(SegmentState state) {
        var segment = new Segment(state, FROM, FROM.plus(Duration.ofDays(3)));

        var others = Arrays.stream(SegmentState.values())
                .filter(other -> other != state)
                .map(other -> shape(drawn(new Segment(other, segment.from(), segment.to()))))
                .toList();

        assertThat(drawn(segment)).contains("data-state=\"" + state + "\"");
        assertThat(others).doesNotContain(shape(drawn(segment)));
    }

    private static String drawn(Segment... segments) {
        return LaneShapes.svg(List.of(segments), MONTH);
    }

    /** Without its marks. */
    private static String shape(String svg) {
        return svg.replaceAll("class=\"[^\"]*\" data-state=\"[^\"]*\"", "");
    }
}

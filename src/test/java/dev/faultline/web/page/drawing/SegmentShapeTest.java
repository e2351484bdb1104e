// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.timeline.Segment;
import dev.faultline.timeline.SegmentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentShapeTest {

    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final TimeScale MONTH = new TimeScale(FROM, FROM.plus(Duration.ofDays(30)));

    @Test
    void anOutageOfASecondIsStillSeenInAMonth() {
        var second = new Segment(SegmentState.DOWN, FROM.plusSeconds(60), FROM.plusSeconds(61));

        assertThat(drawn(second)).contains("width=\"0.15%\"");
    }

    @Test
    void anOutageAtTheVeryEndStaysInside() {
        var last = new Segment(SegmentState.DOWN, MONTH.to().minusSeconds(1), MONTH.to());

        assertThat(drawn(last)).contains("x=\"99.85%\" width=\"0.15%\"");
    }

    @ParameterizedTest
    @EnumSource(SegmentState.class)
    void eachStateHasAShapeOfItsOwn(SegmentState state) {
        var segment = new Segment(state, FROM, FROM.plus(Duration.ofDays(3)));

        var others = Arrays.stream(SegmentState.values())
                .filter(other -> other != state)
                .map(other -> shape(drawn(new Segment(other, segment.from(), segment.to()))))
                .toList();

        assertThat(drawn(segment)).contains("x=\"0%\" width=\"10%\"", "data-state=\"" + state + "\"");
        assertThat(others).doesNotContain(shape(drawn(segment)));
    }

    private static String drawn(Segment segment) {
        var svg = new StringBuilder();
        SegmentShape.draw(segment, MONTH, svg);
        return svg.toString();
    }

    private static String shape(String rect) {
        return rect.substring(rect.indexOf(" y="));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.ManualTime;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ThreadBeatTest {

    private static final Duration PERIOD = Duration.ofMillis(37);

    private final ManualTime time = new ManualTime();
    private final long start = time.nanoTime();
    private final ThreadBeat beat = new ThreadBeat(PERIOD, start);

    @Test
    void aBeatThatIsALittleLateIsNoStall() {
        beat.beat(at(50));

        assertThat(stalled(0, 50)).isZero();
    }

    @Test
    void aLateBeatIsAStallFromWhenItWasDue() {
        assertThat(beat.beat(at(137))).isEqualTo(Duration.ofMillis(100));

        assertThat(stalled(0, 137)).isEqualTo(Duration.ofMillis(100));
        assertThat(stalled(87, 137)).isEqualTo(Duration.ofMillis(50));
        assertThat(stalled(0, 30)).isZero();
    }

    @Test
    void whatWasLostInSeveralStallsAddsUp() {
        beat.beat(at(137));
        beat.beat(at(174));
        beat.beat(at(311));

        assertThat(stalled(0, 311)).isEqualTo(Duration.ofMillis(200));
        assertThat(stalled(87, 261)).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aBeatThatIsOverdueCountsBeforeItComes() {
        assertThat(beat.stalled(start, at(500), at(500))).isEqualTo(Duration.ofMillis(463));
    }

    private Duration stalled(long fromMillis, long toMillis) {
        return beat.stalled(at(fromMillis), at(toMillis), start);
    }

    private long at(long millis) {
        return start + Duration.ofMillis(millis).toNanos();
    }
}

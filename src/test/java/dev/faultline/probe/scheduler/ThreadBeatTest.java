// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.testing.FakeProbe;
import dev.faultline.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Threads beside the prober's own on which a probe depends. */
class ThreadBeatTest {

    private static final Duration PERIOD = Duration.ofMillis(37);

    private final ManualTime time = new ManualTime();
    private final long start = time.nanoTime();
    private final ThreadBeat one = new ThreadBeat(PERIOD, start);
    private final ThreadBeat other = new ThreadBeat(PERIOD, start);

    @Test
    void aBeatThatIsALittleLateIsNoStall() {
        one.beat(at(50));

        assertThat(stalled(0, 50)).isZero();
    }

    @Test
    void aLateBeatIsAStallFromWhenItWasDue() {
        assertThat(one.beat(at(137))).isEqualTo(Duration.ofMillis(100));

        assertThat(stalled(0, 137)).isEqualTo(Duration.ofMillis(100));
        assertThat(stalled(87, 137)).isEqualTo(Duration.ofMillis(50));
        assertThat(stalled(0, 30)).isZero();
    }

    @Test
    void aBeatThatIsOverdueCountsBeforeItComes() {
        assertThat(ThreadBeat.stalled(List.of(one), start, at(500), at(500))).isEqualTo(Duration.ofMillis(463));
    }

    @Test
    void timeThatSeveralThreadsLostTogetherCountsOnce() {
        one.beat(at(137));
        other.beat(at(187));

        assertThat(stalled(0, 187)).isEqualTo(Duration.ofMillis(150));
    }

    @Test
    void aTimeoutWhileALoopWasBusyIsNotTheFaultOfTheDependency() {
        var kept = new ArrayList<Observation>();
        var prober = new Prober("one", time, List.of(one), kept::add, List.of());
        var probe = new FakeProbe(time);
        probe.neverAnswers();
        prober.apply(List.of(probe.check("db", TestPaces.of("3600S", "1S"))));

        for (var beat = 1; beat < 10; beat++) {
            time.advance(PERIOD);
            one.beat(time.nanoTime());
        }
        time.advance(Duration.ofSeconds(1));

        assertThat(kept).extracting(Observation::status).containsExactly(Status.UNKNOWN);
    }

    @Test
    void aTimeoutWhileEveryLoopRanIsDown() {
        var kept = new ArrayList<Observation>();
        var prober = new Prober("one", time, List.of(one), kept::add, List.of());
        var probe = new FakeProbe(time);
        probe.neverAnswers();
        prober.apply(List.of(probe.check("db", TestPaces.of("3600S", "1S"))));

        for (var beat = 1; beat < 40; beat++) {
            time.advance(PERIOD);
            one.beat(time.nanoTime());
        }

        assertThat(kept).extracting(Observation::status).containsExactly(Status.DOWN);
    }

    private Duration stalled(long fromMillis, long toMillis) {
        return ThreadBeat.stalled(List.of(one, other), at(fromMillis), at(toMillis), start);
    }

    private long at(long millis) {
        return start + Duration.ofMillis(millis).toNanos();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.testing.RandomHistory;
import dev.faultline.testing.SlowTimeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The compact timeline against one that looks every instant up in the raw observations. */
class TimelineTwinTest {

    private static final int LENGTH = 300;

    @Test
    void everyInstantIsAsTheRawObservationsSay() {
        for (var seed = 0; seed < 3_000; seed++) {
            var seen = RandomHistory.of(new SplittableRandom(seed), LENGTH);
            var slow = new SlowTimeline(seen);

            var timeline = Timeline.of(RunBuilder.fold(seen));

            var from = Instant.ofEpochMilli(-30);
            var to = Instant.ofEpochMilli(LENGTH + 80);
            var certain = timeline.certain(from, to);
            var uncertain = timeline.uncertain(from, to);
            for (var segment : timeline.segments(from, to)) {
                for (var t = segment.from().toEpochMilli(); t < segment.to().toEpochMilli(); t++) {
                    var middle = t + 0.5;
                    assertThat(segment.state()).as("seed %d at %d", seed, t).isEqualTo(slow.stateAt(middle));
                    assertThat(timeline.likelihood().at(middle))
                            .as("likelihood, seed %d at %d", seed, t)
                            .isEqualTo(slow.likelihoodAt(middle), within(1e-9));
                    assertThat(timeline.observed().at(middle)).isEqualTo(slow.observedAt(middle));
                    assertThat(certain.at(middle)).isEqualTo(slow.certainAt(middle));
                    assertThat(uncertain.at(middle)).isEqualTo(slow.uncertainAt(middle));
                }
            }
        }
    }

    @Test
    void segmentsOneByOneAreThoseOfTheList() {
        for (var seed = 0; seed < 1_000; seed++) {
            var random = new SplittableRandom(seed);
            var timeline = Timeline.of(RunBuilder.fold(RandomHistory.of(random, LENGTH)));
            var from = Instant.ofEpochMilli(random.nextInt(-30, LENGTH));
            var to = Instant.ofEpochMilli(random.nextInt(-30, LENGTH + 80));
            var now = Instant.ofEpochMilli(random.nextInt(LENGTH + 80));
            var oneByOne = new ArrayList<Segment>();

            timeline.segments(
                    from,
                    to,
                    now,
                    (state, start, end) ->
                            oneByOne.add(new Segment(state, Instant.ofEpochMilli(start), Instant.ofEpochMilli(end))));

            assertThat(oneByOne).as("seed %d", seed).isEqualTo(timeline.segments(from, to, now));
        }
    }

    @Test
    void theIntegralIsTheSumOverAllMilliseconds() {
        for (var seed = 0; seed < 500; seed++) {
            var seen = RandomHistory.of(new SplittableRandom(seed), LENGTH);
            var slow = new SlowTimeline(seen);
            var curve = Timeline.of(RunBuilder.fold(seen)).likelihood();
            var sum = 0.0;

            for (var t = -20; t < LENGTH + 80; t++) {
                sum += slow.likelihoodAt(t + 0.5);

                assertThat(curve.integral(-20, t + 1))
                        .as("seed %d to %d", seed, t + 1)
                        .isEqualTo(sum, within(1e-7));
            }
        }
    }

    @Test
    void segmentsHaveNoGapsAndTimeNeverRunsBackwardsEvenIfProbesOverlap() {
        for (var seed = 0; seed < 2_000; seed++) {
            var seen = RandomHistory.overlapping(new SplittableRandom(seed), LENGTH);

            var segments = Timeline.of(RunBuilder.fold(seen))
                    .segments(Instant.ofEpochMilli(-10), Instant.ofEpochMilli(LENGTH + 100));

            var at = Instant.ofEpochMilli(-10);
            for (var segment : segments) {
                assertThat(segment.from()).as("seed %d", seed).isEqualTo(at);
                assertThat(segment.to()).isAfter(segment.from());
                at = segment.to();
            }
            assertThat(at).isEqualTo(Instant.ofEpochMilli(LENGTH + 100));
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RandomHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunBuilderTest {

    @Test
    void likeObservationsAreOneRun() {
        var seen = timeline("db").lasting("20ms").upFrom("12:00:00", "12:01:00").observations();

        var runs = RunBuilder.fold(seen);

        assertThat(runs).singleElement().satisfies(run -> {
            assertThat(run.count()).isEqualTo(7);
            assertThat(run.firstStart()).isEqualTo(at("12:00:00"));
            assertThat(run.firstEnd()).isEqualTo(at("12:00:00.020"));
            assertThat(run.lastStart()).isEqualTo(at("12:01:00"));
            assertThat(run.lastEnd()).isEqualTo(at("12:01:00.020"));
            assertThat(run.longestGap()).isEqualTo(Duration.ofMillis(10_020));
            assertThat(run.latency().total()).isEqualTo(Duration.ofMillis(140));
        });
    }

    @Test
    void anotherStatusFailureClassIntervalOrTimeoutStartsARun() {
        var seen = new ArrayList<>(timeline("db")
                .upAt("12:00:00")
                .downAt("12:00:10", FailureClass.CONNECT)
                .downAt("12:00:20", FailureClass.TIMEOUT)
                .observations());
        seen.addAll(timeline("db")
                .every("11s")
                .downAt("12:00:30", FailureClass.TIMEOUT)
                .observations());
        seen.addAll(timeline("db")
                .every("11s")
                .timeout("4s")
                .downAt("12:00:40", FailureClass.TIMEOUT)
                .observations());

        var runs = RunBuilder.fold(seen);

        assertThat(runs).extracting(Run::count).containsExactly(1L, 1L, 1L, 1L, 1L);
    }

    @Test
    void theAllowedGapReachesFromTheStartOfOneToTheEndOfTheNext() {
        // Two intervals of 10 s and a timeout of 3 s.
        var within = timeline("db").upAt("12:00:00").lasting("1s").upAt("12:00:22");
        var beyond = timeline("db").upAt("12:00:00").lasting("1s").upAt("12:00:22.001");

        assertThat(RunBuilder.fold(within.observations())).hasSize(1);
        assertThat(RunBuilder.fold(beyond.observations())).hasSize(2);
    }

    @Test
    void anEndIsRoundedUpToTheMillisecond() {
        var seen = ObservationFixtures.up("db", Instant.ofEpochMilli(5))
                .lasting(Duration.ofNanos(1_001_000))
                .paced(RandomHistory.INTERVAL, RandomHistory.TIMEOUT)
                .made();

        var run = RunBuilder.of(seen);

        assertThat(run.lastEnd()).isEqualTo(Instant.ofEpochMilli(7));
        assertThat(run.latency().slowest()).isEqualTo(Duration.ofNanos(1_001_000));
    }

    @Test
    void theOrderOfArrivalDoesNotMatter() {
        for (var seed = 0; seed < 500; seed++) {
            var seen = new ArrayList<>(RandomHistory.overlapping(new SplittableRandom(seed), 300));
            var runs = RunBuilder.fold(seen);

            Collections.shuffle(seen, new Random(seed));

            assertThat(RunBuilder.fold(seen)).as("seed %d", seed).isEqualTo(runs);
        }
    }

    @Test
    void aRunTellsOfItsObservationsWhatTheyWere() {
        for (var seed = 0; seed < 500; seed++) {
            var seen = RandomHistory.of(new SplittableRandom(seed), 300);
            var next = 0;

            for (var run : RunBuilder.fold(seen)) {
                var its = seen.subList(next, next + (int) run.count());
                next += its.size();

                assertThat(its).as("seed %d", seed).allMatch(each -> each.status() == run.status());
                assertThat(run.firstStart()).isEqualTo(its.get(0).startedAt());
                assertThat(run.firstEnd()).isEqualTo(its.get(0).endedAt());
                assertThat(run.lastStart()).isEqualTo(its.get(its.size() - 1).startedAt());
                assertThat(run.lastEnd()).isEqualTo(its.get(its.size() - 1).endedAt());
                assertThat(run.longestGap()).isLessThanOrEqualTo(run.allowedGap());
            }
            assertThat(next).isEqualTo(seen.size());
        }
    }

    @Test
    void anEarlierObservationCannotExtendARun() {
        var run = RunBuilder.of(RandomHistory.observation(10, 0, Status.UP));
        var earlier = RandomHistory.observation(9, 0, Status.UP);

        assertThatIllegalArgumentException().isThrownBy(() -> RunBuilder.extend(run, earlier));
    }
}

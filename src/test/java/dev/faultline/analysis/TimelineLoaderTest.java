// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RandomHistory;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TimelineLoaderTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOON.plus(Duration.ofDays(2));

    private final MemoryStore store = new MemoryStore(() -> LATER);
    private final TimelineLoader history = new TimelineLoader(store);

    @Test
    void aFailureThatGoesOnAfterTheSpanIsFollowedToItsRecovery() {
        observe(0, FailureClass.NONE);
        observe(10, FailureClass.CONNECT);
        for (var minutes = 1; minutes < 600; minutes++) {
            observe(10 + 60 * minutes, minutes % 2 == 0 ? FailureClass.CONNECT : FailureClass.DNS);
        }
        observe(36_010, FailureClass.NONE);

        var timeline = history.timeline("db", NOON, NOON.plusSeconds(60));

        assertThat(timeline.episodes(NOON, NOON.plusSeconds(60)))
                .singleElement()
                .satisfies(
                        episode -> assertThat(episode.recovery().orElseThrow().latest())
                                .contains(NOON.plusSeconds(36_010).plusMillis(5)));
    }

    @Test
    void aFailureThatNobodySawEndHasNoRecovery() {
        observe(0, FailureClass.NONE);
        observe(10, FailureClass.CONNECT);

        var timeline = history.timeline("db", NOON, NOON.plusSeconds(60));

        assertThat(timeline.episodes(NOON, NOON.plusSeconds(60)))
                .singleElement()
                .satisfies(episode -> assertThat(episode.recovery()).isEmpty());
    }

    @Test
    void aFailureThatBeganBeforeTheSpanIsFollowedToItsOnset() {
        observe(0, FailureClass.NONE);
        for (var minutes = 0; minutes < 600; minutes++) {
            observe(10 + 60 * minutes, minutes % 2 == 0 ? FailureClass.CONNECT : FailureClass.DNS);
        }

        var timeline = history.timeline("db", NOON.plusSeconds(35_900), LATER);

        assertThat(timeline.episodes(NOON.plusSeconds(35_900), LATER))
                .singleElement()
                .satisfies(episode -> assertThat(episode.onset().earliest()).contains(NOON));
    }

    @Test
    void aTimelineIsMadeOnceForAllThatLiesInIt() {
        observe(0, FailureClass.NONE);
        observe(60, FailureClass.NONE);
        var whole = history.timeline("db", NOON, LATER);

        var part = history.timeline("db", NOON.plusSeconds(10), NOON.plusSeconds(20));

        assertThat(part).isSameAs(whole);
    }

    @Test
    void whatIsSaidOfASpanDependsNeitherOnWhatWasAskedNorOnWhatWasStoredBefore() {
        for (var seed = 0; seed < 300; seed++) {
            var random = new SplittableRandom(seed);
            var store = new MemoryStore(() -> LATER);
            var history = new TimelineLoader(store);
            var observations = new ArrayList<>(RandomHistory.of(random, 600));
            Collections.shuffle(observations, new Random(seed));
            while (!observations.isEmpty()) {
                var batch = observations.subList(0, 1 + random.nextInt(observations.size()));
                store.insert(List.copyOf(batch));
                batch.clear();
                for (var question = 0; question < 5; question++) {
                    var from = Instant.ofEpochMilli(random.nextInt(600));
                    var to = from.plusMillis(1 + random.nextInt(100));

                    assertThat(told(history, from, to))
                            .as("seed %d, %s to %s", seed, from, to)
                            .isEqualTo(told(new TimelineLoader(store), from, to));
                }
            }
        }
    }

    private static List<Object> told(TimelineLoader history, Instant from, Instant to) {
        var timeline = history.timeline("db", from, to);
        return List.of(
                timeline.segments(from, to),
                timeline.segments(from, to, to),
                timeline.episodes(from, to),
                timeline.certainFailure(from, to),
                timeline.resolution(from, to),
                timeline.knowsOf(from, to),
                timeline.firstObserved().filter(first -> first.isAfter(from) && first.isBefore(to)));
    }

    private void observe(long second, FailureClass failure) {
        store.insert(List.of(ObservationFixtures.of(
                        "db", NOON.plusSeconds(second), failure == FailureClass.NONE ? Status.UP : Status.DOWN, failure)
                .lasting(Duration.ofMillis(5))
                .paced(Duration.ofSeconds(60), Duration.ofSeconds(3))
                .made()));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RandomHistory;
import dev.faultline.testing.memory.MemoryStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
    void whatWasForgottenIsReadAnew() {
        observe(0, FailureClass.NONE);
        observe(60, FailureClass.CONNECT);
        var before = history.timeline("db", NOON, LATER);

        assertThat(history.forgetUnasked()).isZero();
        assertThat(history.timeline("db", NOON, LATER)).isSameAs(before);
        history.forgetUnasked();
        assertThat(history.forgetUnasked()).isEqualTo(2);

        assertThat(history.timeline("db", NOON, LATER)).isNotSameAs(before);
        assertThat(history.timeline("db", NOON, LATER).runs()).isEqualTo(before.runs());
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

    @Test
    void whatComesInWhileItIsAskedForIsInTheNextTimelineOfTheStoreOnDisk(@TempDir Path folder) {
        try (var store = SqliteStore.open(folder, () -> LATER)) {
            var carried = new TimelineLoader(store);
            for (var seed = 0; seed < 30; seed++) {
                var name = "db-" + seed;
                var random = new SplittableRandom(seed);
                var left = new ArrayList<>(RandomHistory.of(random, 600));
                while (!left.isEmpty()) {
                    // Mostly in order, as probes bring them; now and then some arrive late.
                    if (random.nextInt(6) == 0) {
                        Collections.shuffle(left, new Random(seed));
                    }
                    var batch = left.subList(0, Math.min(left.size(), 1 + random.nextInt(4)));
                    store.insert(batch.stream().map(one -> of(name, one)).toList());
                    batch.clear();
                    var from = Instant.ofEpochMilli(random.nextInt(600));
                    var to = from.plusMillis(1 + random.nextInt(300));

                    assertThat(told(carried, name, from, to))
                            .as("%s, %s to %s", name, from, to)
                            .isEqualTo(told(new TimelineLoader(store), name, from, to));
                }
            }
        }
    }

    private static Observation of(String name, Observation one) {
        return new Observation(
                name,
                one.startedAt(),
                one.duration(),
                one.status(),
                one.failure(),
                one.message(),
                one.phases(),
                one.interval(),
                one.timeout());
    }

    private static List<Object> told(TimelineLoader history, Instant from, Instant to) {
        return told(history, "db", from, to);
    }

    private static List<Object> told(TimelineLoader history, String name, Instant from, Instant to) {
        var timeline = history.timeline(name, from, to);
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

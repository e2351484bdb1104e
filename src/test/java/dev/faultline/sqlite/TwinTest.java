// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Observation;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.testing.memory.MemoryStore;
import dev.faultline.timeline.ObservationStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is done to both, the local store answers as the plain one in memory does. */
class TwinTest {

    private static final Instant START = Instant.parse("2026-11-01T11:40:00Z");
    private static final List<String> DEPENDENCIES = List.of("db", "cache");

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(START.plus(Duration.ofHours(5)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void bothAgreeOnShuffledArrivalsWithPackingAndExpiryInBetween(long seed) {
        var random = new Random(seed);
        var twin = new MemoryStore(clock);
        var store = SqliteStore.open(directory, clock);
        var from = START;
        for (var era = 0; era < 3; era++) {
            var arrivals = arrivals(from, random);
            for (var batch : batches(arrivals, random)) {
                insertIntoBoth(batch, twin, store, random);
                if (random.nextInt(6) == 0) {
                    clock.advance(Duration.ofMinutes(random.nextInt(30)));
                    tidyBoth(twin, store);
                }
                if (random.nextInt(20) == 0) {
                    store.close();
                    store = SqliteStore.open(directory, clock);
                }
                compare(twin, store, random);
            }
            from = arrivals.stream()
                    .map(Observation::startedAt)
                    .max(Instant::compareTo)
                    .orElseThrow()
                    .plusMillis(900);
            clock.advance(Duration.ofDays(8));
            tidyBoth(twin, store);
            compare(twin, store, random);
        }
        store.close();
    }

    private static void insertIntoBoth(List<Observation> batch, MemoryStore twin, SqliteStore store, Random random) {
        if (random.nextBoolean()) {
            assertThat(store.insert(batch)).isEqualTo(twin.insert(batch));
        } else {
            batch.forEach(twin::record);
            batch.forEach(store::record);
            store.flush();
        }
    }

    private void tidyBoth(ObservationStore twin, ObservationStore store) {
        twin.tidy(RetentionPeriods.DEFAULT, clock.instant());
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());
    }

    private static void compare(ObservationStore twin, ObservationStore store, Random random) {
        for (var dependency : DEPENDENCIES) {
            var from = START.plusMillis(random.nextInt(20_000_000));
            var to = from.plusMillis(random.nextInt(10) == 0 ? 0 : random.nextInt(5_000_000));
            assertThat(store.runs(dependency, from, to)).isEqualTo(twin.runs(dependency, from, to));
            assertThat(store.observations(dependency, from, to, Optional.of(from.plusSeconds(9)), 50))
                    .isEqualTo(twin.observations(dependency, from, to, Optional.of(from.plusSeconds(9)), 50));
            assertThat(store.last(dependency)).isEqualTo(twin.last(dependency));
            assertThat(store.counts(Instant.EPOCH, Instant.MAX).getOrDefault(dependency, 0L))
                    .isEqualTo(twin.counts(Instant.EPOCH, Instant.MAX).getOrDefault(dependency, 0L));
            if (!twin.observations(dependency, from, to, Optional.empty(), 1).isEmpty()
                    && !twin.observations(dependency, START, from, Optional.empty(), 1)
                            .isEmpty()) {
                assertThat(store.counts(from, to).getOrDefault(dependency, 0L))
                        .isEqualTo(twin.counts(from, to).getOrDefault(dependency, 0L));
            }
        }
    }

    private static List<Observation> arrivals(Instant from, Random random) {
        var arrivals = new ArrayList<Observation>();
        for (var dependency : DEPENDENCIES) {
            var observations = ObservationFixtures.random(dependency, from, 1_500, random);
            arrivals.addAll(observations);
            arrivals.addAll(observations.subList(100, 120));
        }
        // The first of two wins, so the copies must be equal and the rest may come in any order.
        Collections.shuffle(arrivals, random);
        if (random.nextBoolean()) {
            arrivals.sort((one, other) -> one.startedAt().compareTo(other.startedAt()));
        }
        return arrivals;
    }

    private static List<List<Observation>> batches(List<Observation> arrivals, Random random) {
        var batches = new ArrayList<List<Observation>>();
        for (var from = 0; from < arrivals.size(); ) {
            // Few stay in the journal while they are read, many are filed first.
            var most = random.nextInt(4) == 0 ? 20 : 300;
            var to = Math.min(arrivals.size(), from + 1 + random.nextInt(most));
            batches.add(arrivals.subList(from, to));
            from = to;
        }
        return batches;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.FailureClass;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.ObservationStoreContract;
import dev.faultline.timeline.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends ObservationStoreContract {

    @TempDir
    Path directory;

    @Override
    protected ObservationStore open() {
        return SqliteStore.open(directory, clock);
    }

    @Test
    void whatIsRecordedBecomesVisibleWithoutAFlush() {
        try (var store = SqliteStore.open(directory.resolve("other"), clock)) {
            var good = ObservationFixtures.up("db", NOON).made();
            var next = ObservationFixtures.up("db", NOON.plusSeconds(1)).made();
            var bad = ObservationFixtures.down("db", NOON.plusSeconds(2), FailureClass.DNS, "")
                    .made();

            for (var observation : List.of(good, next, bad)) {
                store.record(observation);

                await().atMost(Duration.ofSeconds(10))
                        .until(() -> store.last("db").equals(Optional.of(observation)));
            }
            assertThat(store.state().pending()).isZero();
        }
    }

    @Test
    void packedObservationsTakeLittleRoomAndAreCountedAndGivenBack() throws Exception {
        try (var store = SqliteStore.open(directory.resolve("other"), clock)) {
            var observations = ObservationFixtures.series("db", NOON, 7_200);
            store.insert(observations);
            clock.advance(Duration.ofHours(4));

            store.tidy(RetentionPeriods.DEFAULT, clock.instant());

            assertThat(store.state().recentRows()).isZero();
            assertThat(store.state().packedObservations()).isEqualTo(7_200);
            assertThat(store.state().packedBytes()).isLessThan(4 * 7_200);
            assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 10_000))
                    .isEqualTo(observations);
            assertThat(store.counts(NOON.plusSeconds(3_000), NOON.plusSeconds(4_000))
                            .getOrDefault("db", 0L))
                    .isEqualTo(1_000);
            assertThat(Files.size(directory.resolve("other/faultline.db"))).isLessThan(700_000);
        }
    }

    @Test
    void moreRunsThanAreKeptInMemoryAreReadFromTheFile() {
        try (var store = SqliteStore.open(directory.resolve("other"), clock)) {
            var flaps = 4 * 4_096;
            for (var from = 0; from < flaps; from += 4_096) {
                var batch = ObservationFixtures.series("db", NOON.plusSeconds(from), 4_096).stream()
                        .map(one -> one.startedAt().getEpochSecond() % 2 == 0
                                ? one
                                : ObservationFixtures.down("db", one.startedAt(), FailureClass.IO, "")
                                        .made())
                        .toList();
                store.insert(batch);
            }
            var end = NOON.plusSeconds(flaps - 1);

            assertThat(store.runs("db", end.minusSeconds(5), end)).hasSize(7);
            assertThat(store.runs("db", NOON.plusSeconds(100), NOON.plusSeconds(109)))
                    .hasSize(12)
                    .first()
                    .extracting(Run::firstStart)
                    .isEqualTo(NOON.plusSeconds(99));
            assertThat(store.runs("db", NOON, end)).hasSize(flaps);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.timeline.LatencyGrain;
import dev.faultline.timeline.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was committed and not filed yet is read as if it were, and outlives what it has to. */
class JournaledObservationsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant FRESH = NOON.plusSeconds(100);

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(FRESH.plusSeconds(100));
    private SqliteStore store;

    @BeforeEach
    void storeSomeAndJournalTen() {
        store = SqliteStore.open(directory, clock);
        store.insert(ObservationFixtures.series("db", NOON, 100));
        recordTen();
    }

    private void recordTen() {
        store.record(ObservationFixtures.up("db", FRESH)
                .withPhases(Map.of("connect", Duration.ofNanos(340_000)))
                .made());
        for (var i = 1; i < 10; i++) {
            store.record(ObservationFixtures.down("db", FRESH.plusSeconds(i), FailureClass.CONNECT, "refused")
                    .made());
        }
        store.flush();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void itIsReadWithWhatIsFiled() throws SQLException {
        assertThat(inFile("journal")).isPositive();
        assertThat(inFile("observation")).isEqualTo(100);
        assertThatAllIsThere();
        assertThat(store.state().recentRows()).isEqualTo(110);
        assertThat(store.last("db").orElseThrow().startedAt()).isEqualTo(FRESH.plusSeconds(9));
        assertThat(store.lastStarts()).containsEntry("db", FRESH.plusSeconds(9));
        assertThat(store.observations("db", FRESH, FRESH.plusMillis(1), Optional.empty(), 9))
                .extracting(Observation::phases)
                .containsExactly(Map.of("connect", Duration.ofNanos(340_000)));
        assertThat(answerTimes()).hasSize(101);
    }

    @Test
    void runsThatWereReadBeforeGoOnWithIt() {
        store.runs("db", NOON, Instant.MAX);
        var before = store.version("db");

        store.record(ObservationFixtures.up("db", FRESH.plusSeconds(10)).made());
        store.flush();

        assertThat(store.version("db")).isGreaterThan(before);
        assertThat(store.runs("db", NOON, Instant.MAX))
                .extracting(Run::status, Run::count)
                .containsExactly(tuple(Status.UP, 101L), tuple(Status.DOWN, 9L), tuple(Status.UP, 1L));
    }

    @Test
    void aProcessThatIsKilledLeavesItToTheNext() throws Exception {
        var copied = Files.createDirectory(directory.resolve("copied"));
        for (var file : List.of("faultline.db", "faultline.db-wal")) {
            Files.copy(directory.resolve(file), copied.resolve(file));
        }

        try (var next = SqliteStore.open(copied, clock)) {
            assertThat(next.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000))
                    .isEqualTo(store.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000));
            assertThat(next.state().recentRows()).isEqualTo(110);
            assertThat(next.runs("db", NOON, Instant.MAX)).isEqualTo(store.runs("db", NOON, Instant.MAX));
        }
    }

    @Test
    void closingFilesIt() throws SQLException {
        store.close();

        assertThat(inFile("journal")).isZero();
        assertThat(inFile("observation")).isEqualTo(110);
    }

    @Test
    void whatComesLateIsPlacedAmongIt() throws SQLException {
        store.record(ObservationFixtures.up("db", FRESH.plusMillis(4_500)).made());
        store.flush();

        assertThat(inFile("journal")).isZero();
        assertThat(store.runs("db", FRESH, Instant.MAX))
                .extracting(Run::status, Run::count)
                .containsExactly(
                        tuple(Status.UP, 101L), tuple(Status.DOWN, 4L), tuple(Status.UP, 1L), tuple(Status.DOWN, 5L));
    }

    @Test
    void whatCameTwiceCountsOnce() {
        recordTen();

        assertThatAllIsThere();
    }

    @Test
    void itIsFiledWhenItHasGrownOld() throws SQLException {
        clock.advance(Duration.ofMinutes(6));
        store.record(ObservationFixtures.up("db", FRESH.plusSeconds(10)).made());
        store.flush();

        assertThat(inFile("journal")).isZero();
        assertThat(inFile("observation")).isEqualTo(111);
    }

    @Test
    void tidyingLeavesWhatIsFreshAndFilesWhatIsOld() throws SQLException {
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());
        assertThat(inFile("journal")).isPositive();
        store.record(ObservationFixtures.up("db", FRESH.plusSeconds(10)).made());
        store.flush();
        assertThat(inFile("observation")).isEqualTo(100);

        clock.advance(Duration.ofMinutes(6));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());
        assertThat(inFile("journal")).isZero();
        assertThat(inFile("observation")).isEqualTo(111);
    }

    @Test
    void itIsFiledWhenMuchOfItIsRead() throws SQLException {
        for (var i = 0; i < 50; i++) {
            store.record(ObservationFixtures.down("db", FRESH.plusSeconds(10 + i), FailureClass.CONNECT, "refused")
                    .made());
        }
        store.flush();

        assertThat(store.counts(NOON, Instant.MAX)).containsEntry("db", 160L);
        assertThat(inFile("journal")).isZero();
        assertThat(store.counts(NOON, Instant.MAX)).containsEntry("db", 160L);
    }

    @Test
    void itIsReadWhileTheFileIsLocked() throws SQLException {
        for (var i = 0; i < 50; i++) {
            store.record(ObservationFixtures.down("db", FRESH.plusSeconds(10 + i), FailureClass.CONNECT, "refused")
                    .made());
        }
        store.flush();
        try (var other = connection()) {
            other.createStatement().executeUpdate("BEGIN IMMEDIATE");

            assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000))
                    .hasSize(160);
            assertThat(store.counts(NOON, Instant.MAX)).containsEntry("db", 160L);
            assertThat(store.runs("db", NOON, Instant.MAX))
                    .extracting(Run::status, Run::count)
                    .containsExactly(tuple(Status.UP, 101L), tuple(Status.DOWN, 59L));
            assertThat(inFile("journal")).isPositive();
        }
    }

    @Test
    void tidyingPacksIt() {
        clock.advance(Duration.ofHours(3));
        store.tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(store.state().packedObservations()).isEqualTo(110);
        assertThat(store.counts(NOON, Instant.MAX)).containsEntry("db", 110L);
    }

    @Test
    void itIsShipped() {
        var batch = store.outbox().prepare(500, true).orElseThrow().content();

        assertThat(batch.runs()).extracting(shipped -> shipped.run().count()).containsExactly(101L, 9L);
        assertThat(batch.through()).contains(clock.instant());
    }

    @Test
    void whatIsDamagedIsLeftOutAndTheRestIsThere() throws SQLException {
        store.record(ObservationFixtures.up("db", FRESH.plusSeconds(10)).made());
        store.flush();
        try (var other = connection()) {
            other.createStatement().executeUpdate("UPDATE journal SET bytes = x'01020304' WHERE id = 1");
        }

        assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000))
                .extracting(Observation::startedAt)
                .hasSizeBetween(101, 110)
                .contains(NOON, FRESH.plusSeconds(10));
    }

    private void assertThatAllIsThere() {
        assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000))
                .hasSize(110)
                .isSortedAccordingTo((one, other) -> one.startedAt().compareTo(other.startedAt()));
        assertThat(store.counts(NOON, Instant.MAX)).containsEntry("db", 110L);
        assertThat(store.counts(FRESH, Instant.MAX)).containsEntry("db", 10L);
        assertThat(store.runs("db", NOON, Instant.MAX))
                .extracting(Run::status, Run::count)
                .containsExactly(tuple(Status.UP, 101L), tuple(Status.DOWN, 9L));
    }

    private List<Long> answerTimes() {
        var times = new ArrayList<Long>();
        store.answerTimes(
                NOON, Instant.MAX, LatencyGrain.EACH, (dependency, first, last, count, micros) -> times.add(micros));
        return times;
    }

    private long inFile(String table) throws SQLException {
        try (var connection = connection();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            return rows.getLong(1);
        }
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("faultline.db"));
    }
}

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
import dev.faultline.timeline.Run;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clock that was ahead, and was set right. */
class EarlyObservationsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration MONTH = Duration.ofDays(30);

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(NOON);

    @Test
    void whatWasObservedByAClockAheadIsSetAsideAtTheNextStart() throws SQLException {
        try (var store = SqliteStore.open(folder, clock)) {
            record(store, up(10));
            clock.set(NOON.plus(MONTH));
            record(store, down(6));
        }
        clock.set(NOON.plusSeconds(60));
        try (var store = SqliteStore.open(folder, clock)) {
            assertThatOnlyTheRightOnesCount(store);
            assertThat(store.state().warnings()).singleElement().asString().contains("6 observations", "clock");
            assertThat(setAside()).isEqualTo(6);
        }
        try (var again = SqliteStore.open(folder, clock)) {
            assertThat(again.state().warnings()).isEmpty();
        }
    }

    @Test
    void soIsWhatWasPackedMeanwhile() throws SQLException {
        try (var store = SqliteStore.open(folder, clock)) {
            record(store, up(10));
            clock.set(NOON.plus(MONTH));
            record(store, down(6));
            clock.set(NOON.plus(MONTH).plus(Duration.ofHours(3)));
            store.tidy(new RetentionPeriods(Duration.ofDays(60), Duration.ofDays(400)), clock.instant());
            assertThat(store.state().packedObservations()).isEqualTo(16);
        }
        clock.set(NOON.plusSeconds(60));
        try (var store = SqliteStore.open(folder, clock)) {
            assertThatOnlyTheRightOnesCount(store);
            assertThat(store.state().recentRows() + store.state().packedObservations())
                    .isEqualTo(10);
            assertThat(setAside()).isEqualTo(6);
        }
    }

    @Test
    void aClockThatIsSetBackWhileItRunsDoesTheSame() {
        try (var store = SqliteStore.open(folder, clock)) {
            record(store, up(10));
            clock.set(NOON.plusSeconds(3_600));
            record(store, down(6));
            assertThat(store.last("db")).map(Observation::status).contains(Status.DOWN);

            clock.set(NOON.plusSeconds(60));
            store.clockSetBack();
            store.flush();

            assertThatOnlyTheRightOnesCount(store);
            record(store, up(5));
            assertThat(store.runs("db", NOON, NOON.plusSeconds(9_000)))
                    .extracting(Run::status)
                    .containsOnly(Status.UP);
        }
    }

    @Test
    void aClockThatWasNeverSetCondemnsNothing() {
        try (var store = SqliteStore.open(folder, clock)) {
            record(store, up(10));
        }
        clock.set(Instant.EPOCH.plusSeconds(30));
        try (var store = SqliteStore.open(folder, clock)) {
            assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 100))
                    .hasSize(10);
        }
    }

    private static void assertThatOnlyTheRightOnesCount(SqliteStore store) {
        store.flush();
        assertThat(store.last("db")).map(Observation::status).contains(Status.UP);
        assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 100))
                .hasSize(10);
        assertThat(store.runs("db", NOON, NOON.plus(MONTH.multipliedBy(2))))
                .extracting(Run::status, Run::count)
                .containsExactly(tuple(Status.UP, 10L));
    }

    private List<Observation> up(int count) {
        return ObservationFixtures.series("db", clock.instant(), count);
    }

    private List<Observation> down(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> ObservationFixtures.down(
                                "db", clock.instant().plusSeconds(i), FailureClass.CONNECT, "refused")
                        .made())
                .toList();
    }

    private static void record(SqliteStore store, List<Observation> observations) {
        observations.forEach(store::record);
        store.flush();
    }

    private long setAside() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("faultline.db"));
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM early_observation")) {
            return rows.getLong(1);
        }
    }
}

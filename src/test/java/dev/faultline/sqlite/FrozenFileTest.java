// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.store.StoreUnavailable;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store with history on a disk that is full or read-only when it is opened. Needs the right to mount one. */
class FrozenFileTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock(NOON.plusSeconds(1_000));
    private Optional<SmallVolume> volume = Optional.empty();

    @BeforeEach
    void storeHistory() {
        volume = SmallVolume.on(folder);
        assumeTrue(volume.isPresent(), "this machine does not let us mount a volume");
        try (var store = SqliteStore.open(folder, clock)) {
            ObservationFixtures.series("db", NOON, 100).forEach(store::record);
        }
    }

    @AfterEach
    void unmount() {
        volume.ifPresent(SmallVolume::close);
    }

    @Test
    void historyIsReadFromAReadOnlyDiskWhileNewObservationsStayInMemory() {
        volume.orElseThrow().turnReadOnly();
        try (var store = SqliteStore.open(folder, clock)) {
            assertThatHistoryIsThere(store);

            volume.orElseThrow().turnWritable();
            assertThatItRecovers(store);
        }
    }

    @Test
    void whatAKilledProcessLeftInTheJournalIsReadFromADiskThatCannotBeWrittenTo(@TempDir Path other) throws Exception {
        try (var killed = SqliteStore.open(other, clock)) {
            killed.insert(ObservationFixtures.series("db", NOON, 50));
            ObservationFixtures.series("db", NOON.plusSeconds(50), 50).forEach(killed::record);
            killed.flush();
            try (var connection = DriverManager.getConnection("jdbc:sqlite:" + other.resolve("faultline.db"));
                    var statement = connection.createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(FULL)");
            }
            Files.copy(
                    other.resolve("faultline.db"), folder.resolve("faultline.db"), StandardCopyOption.REPLACE_EXISTING);
        }
        volume.orElseThrow().turnReadOnly();
        try (var store = SqliteStore.open(folder, clock)) {
            assertThatHistoryIsThere(store);

            volume.orElseThrow().turnWritable();
            assertThatItRecovers(store);
        }
    }

    @Test
    void historyIsReadFromAFullDisk() throws IOException {
        fill();
        try (var store = SqliteStore.open(folder, clock)) {
            assertThatHistoryIsThere(store);

            Files.delete(folder.resolve("filler"));
            assertThatItRecovers(store);
        }
    }

    @Test
    void historyOfAnOlderVersionThatCannotBeBroughtUpToDateIsReportedAsMissing() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("faultline.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 1");
        }
        volume.orElseThrow().turnReadOnly();
        try (var store = SqliteStore.open(folder, clock)) {
            store.flush();

            assertThat(store.dependencies()).isEmpty();
            assertThat(store.state().readable()).isFalse();
        }
    }

    private void assertThatHistoryIsThere(SqliteStore store) {
        store.record(ObservationFixtures.series("db", NOON.plusSeconds(100), 1).get(0));
        store.flush();

        assertThat(store.state().durable()).isFalse();
        assertThat(store.state().readable()).isTrue();
        assertThat(store.state().warnings()).isNotEmpty();
        assertThat(store.dependencies()).extracting("name").containsExactly("db");
        assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000))
                .hasSize(101);
        assertThat(store.runs("db", NOON, NOON.plusSeconds(200)))
                .singleElement()
                .satisfies(run -> assertThat(run.count()).isEqualTo(101));
        assertThatThrownBy(() -> store.insert(ObservationFixtures.series("db", NOON.minusSeconds(50), 10)))
                .isInstanceOf(StoreUnavailable.class);
    }

    private static void assertThatItRecovers(SqliteStore store) {
        await().atMost(Duration.ofSeconds(30)).until(() -> store.state().durable());
        assertThat(store.state().warnings()).isEmpty();
        assertThat(store.state().recentRows()).isEqualTo(101);
        assertThat(store.runs("db", NOON, NOON.plusSeconds(200))).hasSize(1);
    }

    private void fill() {
        try (OutputStream out = Files.newOutputStream(folder.resolve("filler"))) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }
}

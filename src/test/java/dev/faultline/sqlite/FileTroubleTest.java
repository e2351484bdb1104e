// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.engine.StoreInUse;
import dev.faultline.store.StoreUnavailable;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.timeline.Run;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that cannot be used, and folders that cannot be written to. */
class FileTroubleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock(NOON);

    @Test
    void garbageIsSetAsideUntouchedAndAFreshFileIsStarted() throws IOException {
        var garbage = new byte[100_000];
        new Random(1).nextBytes(garbage);
        Files.write(file(), garbage);
        Files.write(beside("-wal"), new byte[] {1, 2, 3});

        assertStartsFresh("corrupt");

        assertThat(aside("corrupt")).hasBinaryContent(garbage);
        assertThat(Path.of(aside("corrupt") + "-wal")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void aTruncatedFileIsSetAside() throws IOException {
        fill();
        try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2 + 100);
        }

        assertStartsFresh("corrupt");
    }

    @Test
    void aFileThatLacksATableIsSetAsideBeforeAnybodyReadsIt() throws Exception {
        fill();
        execute(file(), "DROP TABLE incident");

        assertStartsFresh("corrupt");
    }

    @Test
    void aFileOfAFewBytesIsSetAside() throws IOException {
        Files.writeString(file(), "SQLite");

        assertStartsFresh("corrupt");

        assertThat(aside("corrupt")).hasContent("SQLite");
    }

    @Test
    void aFileWithDamagedPagesIsSetAside() throws IOException {
        fill();
        try (var damaged = new RandomAccessFile(file().toFile(), "rw")) {
            var noise = new byte[4_096];
            new Random(2).nextBytes(noise);
            for (var page = 1; page < damaged.length() / 4_096; page++) {
                damaged.seek(page * 4_096L);
                damaged.write(noise);
            }
        }

        assertStartsFresh("corrupt");
    }

    @Test
    void aFileOfANewerVersionIsSetAsideAndCanStillBeRead() throws Exception {
        fill();
        execute(file(), "PRAGMA user_version = 99");

        assertStartsFresh("newer");

        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + aside("newer"));
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM observation")) {
            assertThat(rows.getInt(1)).isEqualTo(1_000);
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsSetAside() throws Exception {
        execute(file(), "CREATE TABLE theirs (x)");

        assertStartsFresh("foreign");
    }

    @Test
    void aFileOfANegativeVersionIsSetAside() throws Exception {
        fill();
        execute(file(), "PRAGMA user_version = -7");

        assertStartsFresh("corrupt");
    }

    @Test
    void aLogWithoutItsDatabaseIsSetAsideAndNotDeleted() throws IOException {
        Files.write(beside("-wal"), new byte[] {1, 2, 3});

        try (var store = SqliteStore.open(directory, clock)) {
            store.flush();
            assertThat(store.state().warnings()).singleElement().asString().contains("only its log is left");
        }

        assertThat(Path.of(aside("corrupt") + "-wal")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void anEmptyDatabaseWithALogIsSetAsideWithIt() throws IOException {
        Files.createFile(file());
        Files.write(beside("-wal"), new byte[] {1, 2, 3});

        assertStartsFresh("corrupt");

        assertThat(Path.of(aside("corrupt") + "-wal")).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void twoFilesSetAsideInTheSameSecondKeepTheirNames() throws IOException {
        Files.writeString(file(), "one");
        assertStartsFresh("corrupt");
        Files.writeString(file(), "two");
        assertStartsFresh("corrupt");

        assertThat(aside("corrupt")).hasContent("one");
        assertThat(Path.of(aside("corrupt") + "-2")).hasContent("two");
    }

    @Test
    void aSoundFileIsKeptAndReadAgain() {
        fill();

        try (var store = SqliteStore.open(directory, clock)) {
            assertThat(store.counts(Instant.EPOCH, Instant.MAX).getOrDefault("db", 0L))
                    .isEqualTo(1_000);
            assertThat(store.state().warnings()).isEmpty();
            assertThat(store.state().recentRows()).isEqualTo(1_000);
        }
    }

    @Test
    void damageThatShowsWhileItRunsIsSetAsideAndProbingGoesOn() throws IOException {
        try (var store = SqliteStore.open(directory, clock)) {
            for (var hour = 0; hour < 12; hour++) {
                store.insert(ObservationFixtures.series("db", NOON.plusSeconds(hour * 3_600), 3_600));
            }
        }
        try (var store = SqliteStore.open(directory, clock)) {
            store.flush();
            overwriteAllButTheFirstPage();

            assertThatThrownBy(() -> store.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000_000))
                    .isInstanceOf(StoreUnavailable.class);
            ObservationFixtures.series("db", NOON, 10).forEach(store::record);
            await().atMost(Duration.ofSeconds(20)).until(() -> {
                store.flush();
                return store.state().durable();
            });

            assertThat(store.state().warnings()).singleElement().asString().contains("is damaged");
            assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 1_000))
                    .hasSize(10);
        }
        assertThat(aside("corrupt")).exists();
    }

    @Test
    void aFolderInUseIsRefusedAndFreeAfterClosing() {
        try (var first = SqliteStore.open(directory, clock)) {
            assertThat(first.state().durable()).isTrue();
            assertThatThrownBy(() -> SqliteStore.open(directory, clock))
                    .isInstanceOf(StoreInUse.class)
                    .hasMessageContaining(directory.toString());
        }

        SqliteStore.open(directory, clock).close();
    }

    @Test
    void aMissingFolderIsMade() {
        var missing = directory.resolve("a/b/c");

        SqliteStore.open(missing, clock).close();

        assertThat(missing.resolve("faultline.db")).exists();
    }

    @Test
    void withoutAFolderItWorksInMemoryAndCatchesUpWhenThereIsOne() throws IOException {
        var blocked = directory.resolve("blocked");
        Files.writeString(blocked, "a file where the folder should be");
        try (var store = SqliteStore.open(blocked.resolve("data"), clock)) {
            ObservationFixtures.series("db", NOON, 100).forEach(store::record);
            store.record(ObservationFixtures.down("db", NOON.plusSeconds(100), FailureClass.DNS, "no such host")
                    .made());
            store.flush();

            assertThat(store.state().durable()).isFalse();
            assertThat(store.state().pending()).isEqualTo(101);
            assertThat(store.state().warnings()).anyMatch(warning -> warning.contains("memory only"));
            assertThat(store.runs("db", NOON, NOON.plusSeconds(200)))
                    .extracting(Run::status)
                    .containsExactly(Status.UP, Status.DOWN);
            assertThat(store.observations("db", NOON, NOON.plusSeconds(200), Optional.empty(), 7))
                    .hasSize(7);
            assertThat(store.last("db").orElseThrow().status()).isEqualTo(Status.DOWN);
            assertThat(store.counts(NOON, NOON.plusSeconds(10)).getOrDefault("db", 0L))
                    .isEqualTo(10);
            assertThat(store.dependencies()).hasSize(1);
            assertThatThrownBy(() -> store.insert(ObservationFixtures.series("db", NOON.minusSeconds(60), 3)))
                    .isInstanceOf(StoreUnavailable.class);

            Files.delete(blocked);
            await().atMost(Duration.ofSeconds(20)).until(() -> store.state().durable());

            assertThat(store.state().pending()).isZero();
            assertThat(store.state().recentRows()).isEqualTo(101);
            assertThat(store.state().warnings()).isEmpty();
        }
    }

    @Test
    void theMemoryThatStandsInIsBoundedAndLosesTheOldestFirst() throws IOException {
        var blocked = directory.resolve("blocked");
        Files.writeString(blocked, "a file where the folder should be");
        try (var store = SqliteStore.open(blocked.resolve("data"), clock, 50)) {
            ObservationFixtures.series("db", NOON, 80).forEach(store::record);
            store.flush();

            assertThat(store.state().lost()).isEqualTo(30);
            assertThat(store.state().warnings()).anyMatch(warning -> warning.startsWith("30 observations were lost"));
            assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 100))
                    .hasSize(50)
                    .first()
                    .extracting(one -> one.startedAt())
                    .isEqualTo(NOON.plusSeconds(30));
        }
    }

    private void assertStartsFresh(String label) {
        try (var store = SqliteStore.open(directory, clock)) {
            assertThat(store.dependencies()).isEmpty();
            store.insert(ObservationFixtures.series("db", NOON, 1));
            assertThat(store.state().durable()).isTrue();
            assertThat(store.state().warnings()).singleElement().asString().contains("faultline.db." + label + "-");
        }
        assertThat(aside(label)).exists();
        for (var suffix : List.of("", "-wal", "-shm")) {
            deleteIfThere(beside(suffix));
        }
    }

    private void fill() {
        try (var store = SqliteStore.open(directory, clock)) {
            store.insert(ObservationFixtures.series("db", NOON, 1_000));
        }
    }

    private void overwriteAllButTheFirstPage() throws IOException {
        try (var damaged = new RandomAccessFile(file().toFile(), "rw")) {
            var noise = new byte[4_096];
            Arrays.fill(noise, (byte) 0x5A);
            for (var page = 1; page < damaged.length() / 4_096; page++) {
                damaged.seek(page * 4_096L);
                damaged.write(noise);
            }
        }
    }

    private static void execute(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void deleteIfThere(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private Path file() {
        return directory.resolve("faultline.db");
    }

    private Path beside(String suffix) {
        return directory.resolve("faultline.db" + suffix);
    }

    private Path aside(String label) {
        return directory.resolve("faultline.db." + label + "-20261122T120000Z");
    }
}

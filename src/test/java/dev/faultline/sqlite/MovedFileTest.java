// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.sqlite.engine.StoreInUse;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that somebody removes, renames or replaces while the store is open. */
class MovedFileTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path parent;

    private final SetClock clock = new SetClock(NOON.plusSeconds(10_000));
    private Path folder = Path.of("");
    private int written;

    @BeforeEach
    void aFolderOfItsOwn() {
        folder = parent.resolve("data");
    }

    @Test
    void aRemovedDatabaseIsWrittenAnewWithAllThatWasStored() throws IOException {
        try (var store = SqliteStore.open(folder, clock)) {
            write(store);
            for (var name : List.of("faultline.db", "faultline.db-wal", "faultline.db-shm")) {
                Files.delete(folder.resolve(name));
            }
            awaitReport(store, "was removed");
            write(store);

            assertThat(store.state().durable()).isTrue();
        }
        assertThatNothingIsMissing();
    }

    @Test
    void aRemovedFolderIsMadeAnewAndStaysClaimed() throws IOException {
        try (var store = SqliteStore.open(folder, clock)) {
            write(store);
            try (var within = Files.walk(folder)) {
                for (var path : within.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
            awaitReport(store, "was removed");

            assertThatThrownBy(() -> SqliteStore.open(folder, clock)).isInstanceOf(StoreInUse.class);
        }
        assertThatNothingIsMissing();
    }

    @Test
    void aRenamedFolderKeepsItsFilesAndTheRestGoesOnInANewOne() throws IOException {
        try (var store = SqliteStore.open(folder, clock)) {
            write(store);
            Files.move(folder, parent.resolve("kept"));
            awaitReport(store, "was removed");
        }
        assertThat(parent.resolve("kept").resolve("faultline.db")).exists();
        assertThatNothingIsMissing();
    }

    @Test
    void anotherDatabaseInItsPlaceIsUsed() throws IOException {
        var other = parent.resolve("other");
        try (var store = SqliteStore.open(other, clock)) {
            ObservationFixtures.series("cache", NOON, 7).forEach(store::record);
        }
        try (var store = SqliteStore.open(folder, clock)) {
            write(store);
            for (var name : List.of("faultline.db", "faultline.db-wal", "faultline.db-shm")) {
                Files.delete(folder.resolve(name));
            }
            Files.copy(other.resolve("faultline.db"), folder.resolve("faultline.db"));
            awaitReport(store, "was replaced");

            assertThat(store.observations("cache", NOON, Instant.MAX, Optional.empty(), 100))
                    .hasSize(7);
        }
    }

    @Test
    void aFolderThatAnotherOneTookMeanwhileIsLeftToIt() throws Exception {
        try (var store = SqliteStore.open(folder, clock)) {
            write(store);
            Files.delete(folder.resolve("faultline.lock"));
            try (var other = new LockedByAnother(folder)) {
                await().atMost(Duration.ofSeconds(20)).until(() -> {
                    write(store);
                    return !store.state().durable();
                });

                assertThat(other.isAlive()).isTrue();
                assertThat(store.state().warnings()).anyMatch(warning -> warning.contains("in use"));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> store.state().durable());
        }
        assertThatNothingIsMissing();
    }

    /** A process that holds the lock of a folder; locks of one process do not show to itself. */
    private static final class LockedByAnother implements AutoCloseable {

        private final Process process;

        private LockedByAnother(Path folder) throws IOException {
            // What python locks is what Java and SQLite lock: a range of the file, with fcntl.
            process = new ProcessBuilder(
                            "python3",
                            "-c",
                            "import fcntl,sys\nf=open(sys.argv[1],'w')\nfcntl.lockf(f,fcntl.LOCK_EX)\n"
                                    + "print('locked',flush=True)\nsys.stdin.read()",
                            folder.resolve("faultline.lock").toString())
                    .redirectErrorStream(true)
                    .start();
            assertThat(process.inputReader().readLine()).isEqualTo("locked");
        }

        boolean isAlive() {
            return process.isAlive();
        }

        @Override
        public void close() throws Exception {
            process.destroyForcibly().waitFor();
        }
    }

    private void write(SqliteStore store) {
        var next =
                ObservationFixtures.series("db", NOON.plusSeconds(written), 1).get(0);
        written++;
        store.record(next);
        store.flush();
    }

    private void awaitReport(SqliteStore store, String words) {
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            write(store);
            return store.state().warnings().stream().anyMatch(warning -> warning.contains(words));
        });
    }

    private void assertThatNothingIsMissing() {
        try (var store = SqliteStore.open(folder, clock)) {
            assertThat(store.observations("db", NOON, Instant.MAX, Optional.empty(), 100_000))
                    .hasSize(written);
            assertThat(store.state().warnings()).isEmpty();
        }
    }
}

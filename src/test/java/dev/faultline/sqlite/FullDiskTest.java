// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.store.StoreUnavailable;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.timeline.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A volume that is really full: a small tmpfs. Needs the right to mount one. */
class FullDiskTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path parent;

    private final SetClock clock = new SetClock(NOON);
    private Path volume;

    @BeforeEach
    void mount() throws Exception {
        volume = Files.createDirectory(parent.resolve("volume"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", volume.toString()), "may not mount a tmpfs");
    }

    @AfterEach
    void unmount() throws Exception {
        // Lazily: the native part of the driver may have been loaded from there.
        run("umount", "-l", volume.toString());
    }

    @Test
    void probingGoesOnInMemoryWhileTheDiskIsFullAndCatchesUpInOrder() throws Exception {
        try (var store = SqliteStore.open(volume, clock)) {
            ObservationFixtures.series("db", NOON, 100).forEach(store::record);
            store.flush();
            fillUp();

            ObservationFixtures.series("db", NOON.plusSeconds(100), 20_000).forEach(store::record);
            store.record(ObservationFixtures.down("db", NOON.plusSeconds(20_100), FailureClass.IO, "gone")
                    .made());
            store.flush();

            assertThat(store.state().durable()).isFalse();
            for (var attempt = 0; attempt < 3; attempt++) {
                store.flush();
                assertThat(store.state().warnings()).anyMatch(warning -> warning.contains("full"));
            }
            assertThat(store.runs("db", NOON, NOON.plusSeconds(30_000)))
                    .extracting(Run::status, Run::count)
                    .containsExactly(tuple(Status.UP, 20_100L), tuple(Status.DOWN, 1L));
            assertThat(store.counts(NOON, Instant.MAX).getOrDefault("db", 0L)).isEqualTo(20_101);
            assertThatThrownBy(() -> store.insert(ObservationFixtures.series("db", NOON.minusSeconds(90_000), 10_000)))
                    .isInstanceOf(StoreUnavailable.class);

            Files.delete(volume.resolve("filler"));
            await().atMost(Duration.ofSeconds(30)).until(() -> store.state().durable());

            assertThat(store.state().lost()).isZero();
            assertThat(store.state().warnings()).isEmpty();
        }
        try (var again = SqliteStore.open(volume, clock)) {
            assertThat(again.observations("db", NOON, Instant.MAX, Optional.empty(), 30_000))
                    .hasSize(20_101)
                    .isSortedAccordingTo((one, other) -> one.startedAt().compareTo(other.startedAt()));
            assertThat(again.runs("db", NOON, NOON.plusSeconds(30_000))).hasSize(2);
        }
    }

    @Test
    void aStoreThatStartsOnAFullDiskWorksInMemoryUntilThereIsRoom() throws Exception {
        fillUp();
        try (var store = SqliteStore.open(volume, clock)) {
            ObservationFixtures.series("db", NOON, 100).forEach(store::record);
            store.flush();

            assertThat(store.state().durable()).isFalse();
            assertThat(store.counts(NOON, Instant.MAX).getOrDefault("db", 0L)).isEqualTo(100);

            Files.delete(volume.resolve("filler"));
            await().atMost(Duration.ofSeconds(30)).until(() -> store.state().durable());

            assertThat(store.state().recentRows()).isEqualTo(100);
        }
    }

    private void fillUp() throws IOException {
        try (var out =
                Files.newOutputStream(volume.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.StoreInUse;
import dev.faultline.testing.ObservationFixtures;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that records and is killed with SIGKILL. */
class KilledProcessTest {

    /** Far more than the 250 ms promised: a busy machine may stop a whole process for a while. */
    private static final long SLACK_MILLIS = 3_000;

    @TempDir
    Path directory;

    @Test
    void nothingThatWasVisibleIsLostAndTheFileIsSound() throws Exception {
        var recorded = new ArrayList<Instant>();
        var visible = new ArrayList<Instant>();
        var child = start();
        try (var lines = child.inputReader()) {
            while (visible.size() <= 5 || recorded.isEmpty() || span(recorded) < SLACK_MILLIS + 1_500) {
                note(lines, recorded, visible);
            }
            assertThatThrownBy(() -> SqliteStore.open(directory, Clock.systemUTC()))
                    .isInstanceOf(StoreInUse.class);
        } finally {
            child.destroyForcibly().waitFor();
        }
        var killed = Instant.now();

        try (var store = SqliteStore.open(directory, Clock.systemUTC())) {
            var kept = store.observations("db", Instant.EPOCH, Instant.MAX, Optional.empty(), 1_000_000).stream()
                    .map(Observation::startedAt)
                    .collect(Collectors.toSet());
            assertThat(visible).hasSizeGreaterThan(5).allMatch(kept::contains);
            assertThat(recorded)
                    .filteredOn(start -> start.isBefore(killed.minusMillis(SLACK_MILLIS)))
                    .hasSizeGreaterThan(5)
                    .allMatch(kept::contains);
            assertThat(store.state().warnings()).isEmpty();
            assertThat(store.counts(Instant.EPOCH, Instant.MAX).getOrDefault("db", 0L))
                    .isEqualTo(kept.size());
            assertThat(store.runs("db", Instant.EPOCH, Instant.MAX).stream()
                            .mapToLong(run -> run.count())
                            .sum())
                    .isEqualTo(kept.size());
        }
        assertThat(integrity()).isEqualTo("ok");
    }

    private static long span(List<Instant> recorded) {
        return Duration.between(recorded.get(0), recorded.get(recorded.size() - 1))
                .toMillis();
    }

    private static void note(BufferedReader lines, List<Instant> recorded, List<Instant> visible) throws IOException {
        var line = lines.readLine();
        assertThat(line).as("the child still runs").isNotNull();
        var at = Instant.parse(line.substring(2));
        (line.startsWith("r") ? recorded : visible).add(at);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Recording.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String integrity() throws Exception {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("faultline.db"));
                var rows = connection.createStatement().executeQuery("PRAGMA integrity_check")) {
            return rows.getString(1);
        }
    }

    /** Records for ever, and tells what it recorded and what it could read again. */
    static final class Recording {

        private Recording() {}

        public static void main(String[] arguments) throws InterruptedException {
            try (var store = SqliteStore.open(Path.of(arguments[0]), Clock.systemUTC())) {
                for (var i = 0; ; i++) {
                    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    store.record(
                            i % 50 < 45
                                    ? ObservationFixtures.up("db", now).made()
                                    : ObservationFixtures.down("db", now, FailureClass.CONNECT, "refused")
                                            .made());
                    System.out.println("r " + now);
                    store.last("db").ifPresent(last -> System.out.println("v " + last.startedAt()));
                    Thread.sleep(5);
                }
            }
        }
    }
}

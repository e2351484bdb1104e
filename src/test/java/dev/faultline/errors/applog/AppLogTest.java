// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.AppLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSink;
import dev.faultline.settings.Redaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real file that is written to while it is followed. */
class AppLogTest {

    private static final String HEAD = "2026-11-22 14:02:11,000 ERROR [a.B] (main) order %d failed%n";
    private static final String TRACE = """
            java.lang.IllegalStateException: cannot place
            \tat a.B.c(B.java:1)
            Caused by: java.net.ConnectException: Connection refused: orders-db:5432
            \tat java.net.Socket.connect(Socket.java:1)
            """;

    /** Keeps what it is given, like a store. */
    private static final class Kept implements ErrorSink, CheckpointStore {
        private final Map<String, String> places = new ConcurrentHashMap<>();
        private final List<ErrorLine> lines = new CopyOnWriteArrayList<>();

        @Override
        public void take(ErrorBatch batch) {
            lines.addAll(batch.lines());
            batch.checkpoint().ifPresent(checkpoint -> put(checkpoint.reader(), checkpoint.place()));
        }

        @Override
        public Optional<String> place(String reader) {
            return Optional.ofNullable(places.get(reader));
        }

        @Override
        public void put(String reader, String place) {
            places.put(reader, place);
        }

        private long errors() {
            return lines.stream().mapToLong(ErrorLine::count).sum();
        }
    }

    @TempDir
    private Path folder;

    private final Kept kept = new Kept();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private Path file;

    @BeforeEach
    void begin() {
        file = folder.resolve("app.log");
    }

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    private AppLog started() {
        var log = new AppLog(
                new AppLogSettings(file.toString(), "text", Optional.of(ZoneOffset.UTC)),
                new Redaction(List.of()),
                kept,
                executor,
                InstantSource.system(),
                kept);
        log.start();
        return log;
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void whatTheAppWritesIsToldByItself() throws IOException {
        try (var log = started()) {
            write(HEAD.formatted(1) + TRACE);

            await().atMost(PATIENCE).until(() -> kept.errors() == 1);
            assertThat(kept.lines.get(0).message())
                    .isEqualTo("java.net.ConnectException: Connection refused: orders-db:5432");
            assertThat(log.state().errors()).isEqualTo(1);
        }
    }

    @Test
    void anEntryThatARestartCutsInTwoIsToldOnceAndWhole() throws IOException {
        try (var before = started()) {
            write(HEAD.formatted(1) + TRACE);
            await().atMost(PATIENCE).until(() -> kept.errors() == 1);
            write(HEAD.formatted(2) + "java.lang.IllegalStateException: cannot place\n");
            before.close();
        }

        write("\tat a.B.c(B.java:1)\nCaused by: java.io.EOFException\n\tat a.B.d(B.java:1)\n" + HEAD.formatted(3));
        try (var after = started()) {
            await().atMost(PATIENCE).until(() -> kept.errors() >= 3);

            assertThat(after.state().errors()).isEqualTo(2);
        }
        assertThat(kept.errors()).isEqualTo(3);
        assertThat(kept.lines)
                .extracting(ErrorLine::message)
                .contains("java.io.EOFException (within java.lang.IllegalStateException: cannot place)");
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        try (var log = started()) {
            await().atMost(PATIENCE)
                    .until(() -> log.state().following().trouble().isPresent());
        }
    }
}

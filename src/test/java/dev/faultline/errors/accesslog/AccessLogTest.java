// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.AccessLogSettings;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSink;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.IgnoredRoutes;
import dev.faultline.errors.ResponseCount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {

    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-22T14:10:00Z"));

    @TempDir
    Path folder;

    private final Sink sink = new Sink();
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private Path path;
    private AccessLog log;

    @BeforeEach
    void prepare() {
        path = folder.resolve("access.log");
        log = open();
    }

    private AccessLog open() {
        var settings = new AccessLogSettings(path.toString(), "combined");
        return new AccessLog(settings, sink, sink, Duration.ofDays(7), CLOCK);
    }

    @AfterEach
    void stop() {
        log.close();
        executor.shutdownNow();
    }

    @Test
    void errorsAreCountedBySecondAndRouteWithTheBoundsThatTheLogGives() throws IOException {
        log.start(executor);

        write(
                line("14:00:01.100", "/cart?id=1", 200),
                line("14:00:01.200", "/cart?id=2", 503),
                line("14:00:01.700", "/cart?id=3", 500),
                line("14:00:01.900", "/cart?id=4", 200),
                line("14:00:02", "/pay", 500),
                line("14:00:02", "/cart", 404));

        await().atMost(PATIENCE).until(() -> sink.requests() == 6);
        assertThat(sink.errorsOf("/cart")).isEqualTo(2);
        assertThat(sink.errorsOf("/pay")).isEqualTo(1);
        assertThat(sink.answers())
                .filteredOn(each -> each.errors() > 0 && each.route().equals(Optional.of("/pay")))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.source()).isEqualTo(ErrorSource.ACCESS_LOG);
                    assertThat(each.from()).isEqualTo(Instant.parse("2026-11-22T14:00:02Z"));
                    assertThat(each.to()).isEqualTo(Instant.parse("2026-11-22T14:00:02.999Z"));
                    assertThat(each.message()).isEqualTo("HTTP 500");
                });
        assertThat(sink.answers().stream()
                        .filter(each -> each.errors() > 0 && each.route().equals(Optional.of("/cart"))))
                .allSatisfy(each -> assertThat(each.from()).isAfterOrEqualTo(Instant.parse("2026-11-22T14:00:01.200Z")))
                .allSatisfy(each -> assertThat(each.to()).isBeforeOrEqualTo(Instant.parse("2026-11-22T14:00:01.700Z")));
        assertThat(log.count().errors()).isEqualTo(3);
    }

    @Test
    void badOutdatedAndFutureLinesAreCountedAndTheOthersRead() throws IOException {
        log.start(executor);

        write(
                "\u0000\u0001\u00ff binary junk",
                line("14:00:01", "/a", 500).replace("2026", "2020"),
                line("23:00:01", "/a", 500),
                line("14:00:01", "/a", 500));

        await().atMost(PATIENCE).until(() -> sink.requests() == 1);
        await().atMost(PATIENCE).until(() -> log.count().bad() == 2);
        assertThat(log.count().lastBad()).contains("a time in the future");
        assertThat(log.count().outdated()).isEqualTo(1);
        assertThat(log.progress().trouble()).isEmpty();
    }

    @Test
    void whatWasNotKeptIsCountedOnceItIs() throws IOException {
        sink.refuse(true);
        log.start(executor);
        write(line("14:00:01", "/a", 500), "bad");
        await().atMost(PATIENCE).until(() -> log.progress().refusals() > 0);

        sink.refuse(false);

        await().atMost(PATIENCE).until(() -> log.count().bad() == 1);
        assertThat(sink.requests()).isEqualTo(1);
    }

    @Test
    void theNextOneGoesOnWhereTheLastOneEnded() throws IOException {
        log.start(executor);
        write(line("14:00:01", "/a", 500));
        await().atMost(PATIENCE).until(() -> sink.requests() == 1);
        log.close();
        write(line("14:00:02", "/a", 500));
        Files.move(path, folder.resolve("access.log.1"));
        write(line("14:00:03", "/a", 500));

        log = open();
        log.start(executor);

        await().atMost(PATIENCE).until(() -> sink.requests() >= 3);
        assertThat(sink.errorsOf("/a")).isEqualTo(3);
    }

    @Test
    void aRequestWhoseCallerGaveUpIsNoGoodAnswer() throws IOException {
        log.start(executor);

        write(
                line("14:00:01", "/a", 499),
                line("14:00:02", "/a", 444),
                line("14:00:03", "/a", 460),
                line("14:00:04", "/a", 0),
                line("14:00:05", "/a", 404),
                line("14:00:06", "/a", 504));

        await().atMost(PATIENCE).until(() -> sink.errorsOf("/a") == 1);
        assertThat(sink.requests()).isEqualTo(2);
        assertThat(log.count().bad()).isZero();
    }

    @Test
    void whatKubernetesAsksIsNoRequestOfAUser() throws IOException {
        log.start(executor);

        write(
                line("14:00:01", "/q/health/ready", 503),
                line("14:00:01", "/actuator/health/readiness?x=1", 503),
                line("14:00:01", "/healthz", 500),
                line("14:00:01", "/status", 500).replace("\"-\" \"-\"", "\"-\" \"kube-probe/1.33\""),
                line("14:00:01", "/healthcare", 500),
                line("14:00:02", "/a", 200));

        await().atMost(PATIENCE).until(() -> sink.requests() == 2);
        assertThat(sink.errorsOf("/healthcare")).isEqualTo(1);
        assertThat(log.count().errors()).isEqualTo(1);
        assertThat(log.count().bad()).isZero();
    }

    @Test
    void whichRoutesDoNotCountCanBeSaid() throws IOException {
        var settings = new AccessLogSettings(path.toString(), "combined", Map.of(), IgnoredRoutes.of("/internal/*"));
        log = new AccessLog(settings, sink, sink, Duration.ofDays(7), CLOCK);
        log.start(executor);

        write(line("14:00:01", "/internal/cache", 500), line("14:00:01", "/healthz", 503), line("14:00:01", "/a", 200));

        await().atMost(PATIENCE).until(() -> sink.requests() == 2);
        assertThat(sink.errorsOf("/healthz")).isEqualTo(1);
    }

    @Test
    void aLogThatAContainerRuntimeKeepsIsReadAsTheAppWroteIt() throws IOException {
        log.start(executor);
        var line = line("14:00:03", "/cut", 500);
        var time = "2026-11-22T14:00:03.123456789Z ";

        write(
                time + "stdout F " + line("14:00:01", "/cri", 500),
                time + "stderr F started",
                "{\"log\":\"" + line("14:00:02", "/docker", 503).replace("\"", "\\\"")
                        + "\\n\",\"stream\":\"stdout\",\"time\":\"2026-11-22T14:00:02Z\"}",
                time + "stdout P " + line.substring(0, 50),
                time + "stdout F " + line.substring(50));

        await().atMost(PATIENCE).until(() -> sink.requests() == 3);
        assertThat(sink.errorsOf("/cri")).isEqualTo(1);
        assertThat(sink.errorsOf("/docker")).isEqualTo(1);
        assertThat(sink.errorsOf("/cut")).isEqualTo(1);
        assertThat(log.count().bad()).isEqualTo(1);
    }

    private void write(String... lines) throws IOException {
        Files.write(path, List.of(lines), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String line(String time, String path, int status) {
        return "10.0.0.1 - - [22/Nov/2026:" + time + " +0000] \"GET " + path + " HTTP/1.1\" " + status
                + " 12 \"-\" \"-\"";
    }

    /** A store in memory. */
    private static final class Sink implements ErrorSink, CheckpointStore {
        private final List<ResponseCount> answers = new ArrayList<>();
        private final Map<String, String> places = new HashMap<>();
        private boolean refusing;

        synchronized void refuse(boolean now) {
            refusing = now;
        }

        @Override
        public synchronized void take(ErrorBatch batch) {
            if (refusing) {
                throw new IllegalStateException("the disk is full");
            }
            answers.addAll(batch.answers());
            batch.checkpoint().ifPresent(checkpoint -> places.put(checkpoint.reader(), checkpoint.place()));
        }

        @Override
        public synchronized Optional<String> place(String reader) {
            return Optional.ofNullable(places.get(reader));
        }

        @Override
        public synchronized void put(String reader, String place) {
            places.put(reader, place);
        }

        synchronized List<ResponseCount> answers() {
            return List.copyOf(answers);
        }

        long requests() {
            return answers().stream()
                    .mapToLong(each -> each.requests().orElseThrow())
                    .sum();
        }

        long errorsOf(String route) {
            return answers().stream()
                    .filter(each -> each.route().equals(Optional.of(route)))
                    .mapToLong(ResponseCount::errors)
                    .sum();
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The whole process of the prober is really stopped, while the server goes on answering. */
class StoppedProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService pool = Executors.newScheduledThreadPool(4);
    private ServerSocket server;
    private Process prober;

    @BeforeEach
    void start() throws IOException {
        server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        pool.execute(this::serve);
        prober = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProberProcess.class.getName(),
                        Integer.toString(server.getLocalPort()))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        pool.execute(this::read);
    }

    @AfterEach
    void stop() throws IOException {
        prober.destroyForcibly();
        pool.shutdownNow();
        server.close();
    }

    @Test
    void aStoppedProberSeesNoFailureAndClaimsNoHealth() throws Exception {
        await().atMost(PATIENCE).until(() -> goodOnes(Instant.MIN) >= 100);

        signal("STOP");
        var stopped = Instant.now();
        Thread.sleep(STOP.toMillis()); // the length of the fault, not a way to wait for something
        var continued = Instant.now();
        signal("CONT");
        await().atMost(PATIENCE).until(() -> goodOnes(continued) >= 100);

        assertThat(seen)
                .noneMatch(one -> one.status().equals("DOWN") || one.status().equals("DEGRADED"));
        assertThat(seen)
                .filteredOn(one ->
                        one.at().isAfter(stopped.minusSeconds(2)) && one.at().isBefore(continued))
                .anyMatch(one -> one.status().equals("UNKNOWN"));
        assertThat(seen)
                .filteredOn(one -> one.at().isAfter(stopped) && one.at().isBefore(continued.minusMillis(500)))
                .noneMatch(one -> one.status().equals("UP"));
        for (var number = 0; number < 20; number++) {
            var name = "server-" + number;
            assertThat(seen)
                    .filteredOn(one -> one.dependency().equals(name))
                    .isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()))
                    .anySatisfy(one -> assertThat(one.status()).isEqualTo("UNKNOWN"));
        }
    }

    private long goodOnes(Instant since) {
        return seen.stream()
                .filter(one -> one.status().equals("UP") && one.at().isAfter(since))
                .count();
    }

    private void signal(String name) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(prober.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Answers every connection with one byte after 150 ms, so that at any instant some probe is in flight. */
    private void serve() {
        try {
            while (true) {
                var client = server.accept();
                pool.schedule(() -> answer(client), 150, TimeUnit.MILLISECONDS);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void answer(Socket client) {
        try (client) {
            client.getOutputStream().write(1);
        } catch (IOException gone) {
            // the prober was stopped for good
        }
    }

    private void read() {
        try (var lines = new BufferedReader(new InputStreamReader(prober.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var parts = line.split(" ");
                seen.add(new Seen(parts[0], Instant.parse(parts[1]), parts[2]));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private record Seen(String dependency, Instant at, String status) {}
}

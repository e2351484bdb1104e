// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.net.HostAddress;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.RealRedis;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** On the tables of this machine, with a real server and another process that is connected to it. */
@EnabledOnOs(OS.LINUX)
class ConnectionSamplerTest {

    private static final HostAddress CACHE = new HostAddress("cache", "127.0.0.1", Instant.EPOCH, Instant.EPOCH);

    @TempDir
    private Path folder;

    @Test
    void connectionsOfAnotherProcessAreKeptAndOurOwnAreNot() throws Exception {
        try (var redis = RealRedis.started();
                var ours = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            assertThat(ours.isConnected()).isTrue();
            var others = connected(redis.port(), 2);
            try (var store = SqliteStore.open(folder, InstantSource.system())) {
                var log = new ConnectionLog(store.connections(), () -> List.of(CACHE));
                var sampler = new ConnectionSampler(
                        Path.of("/proc"), log, InstantSource.system(), Executors.newSingleThreadScheduledExecutor());
                sampler.apply(ConnectionSettings.DEFAULT);
                await().atMost(PATIENCE).until(() -> established(log.runs(Instant.EPOCH, Instant.MAX), redis) == 2);
                assertThat(log.runs(Instant.EPOCH, Instant.MAX))
                        .allMatch(run -> run.from().getNano() % 1_000_000 == 0)
                        .allMatch(run -> run.to().getNano() % 1_000_000 == 0);
                sampler.close();

                assertThat(established(store.connections().runs(Instant.EPOCH, Instant.MAX), redis))
                        .isEqualTo(2);
                assertThat(store.connections().spans(Instant.EPOCH, Instant.MAX))
                        .isNotEmpty();
                assertThat(store.connections().addresses()).containsExactly(CACHE);
            } finally {
                others.destroy();
            }
        }
    }

    @Test
    void whereThereIsNoTableNothingIsRecorded() throws Exception {
        try (var store = SqliteStore.open(folder, InstantSource.system())) {
            var log = new ConnectionLog(store.connections(), List::of);
            var sampler = new ConnectionSampler(
                    folder, log, InstantSource.system(), Executors.newSingleThreadScheduledExecutor());
            sampler.apply(new ConnectionSettings(true, false, Duration.ofSeconds(1)));
            sampler.close();

            assertThat(log.spans(Instant.EPOCH, Instant.MAX)).isEmpty();
        }
    }

    private static Process connected(int port, int times) throws Exception {
        var open = new StringBuilder();
        for (var i = 0; i < times; i++) {
            open.append("exec ")
                    .append(i + 3)
                    .append("<>/dev/tcp/127.0.0.1/")
                    .append(port)
                    .append("; ");
        }
        return new ProcessBuilder("bash", "-c", open + "read -r line").start();
    }

    private static int established(List<ConnectionRun> runs, RealRedis server) {
        return runs.stream()
                .filter(run -> run.endpoint().port() == server.port())
                .mapToInt(run -> run.most().established())
                .max()
                .orElse(0);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.PooledClient;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An app with a real pool that leaks, and a real server that nothing watches, beside the packaged program. */
@EnabledOnOs(OS.LINUX)
class ConnectionsIT {

    private static final int USUAL = 2;
    private static final int POOL = 6;

    @TempDir
    Path folder;

    @Test
    void anExhaustedPoolIsEvidenceAndAnUnwatchedServerIsNamed() throws Exception {
        try (var database = RealPostgres.started();
                var unwatched = RealRedis.started();
                var app = new PooledClient(database, POOL);
                var session = new Socket(InetAddress.getLoopbackAddress(), unwatched.port());
                var sidecar = PackagedSidecar.start(folder, config(database))) {
            assertThat(session.isConnected()).isTrue();
            for (var i = 0; i < USUAL; i++) {
                app.leak();
            }
            awaitSeconds(sidecar, database.port(), USUAL, 26);
            for (var i = USUAL; i < POOL; i++) {
                app.leak();
            }
            awaitSeconds(sidecar, database.port(), POOL, 2);
            var from = Instant.now();
            awaitSeconds(sidecar, database.port(), POOL, 11);

            var verdict = sidecar.verdict(from, lastRead(sidecar), "max-lag=1s");

            assertThat(verdict.get("answer").asText()).isEqualTo("DOES_NOT_COINCIDE");
            assertThat(verdict.get("summary").asText())
                    .startsWith("orders-db responded to the probe, while the app held 6 connections to it throughout"
                            + " (usually 2): its pool may be exhausted.")
                    .contains("Not watched: ");
        }
    }

    private static String config(RealPostgres database) {
        return """
                faultline:
                  network: { enabled: false }
                  connections: { enabled: true }
                  defaults: { interval: 500ms, alert-interval: 500ms }
                  dependencies:
                    orders-db:
                      kind: postgresql
                      url: %s
                      username: %s
                      password: %s
                """.formatted(database.url(), RealPostgres.USER, RealPostgres.PASSWORD);
    }

    /** When its connections were read last: what follows is unknown until they are read again. */
    private static Instant lastRead(PackagedSidecar sidecar) {
        var readings = sidecar.get("/api/v1/connections").get("readings");
        return Instant.parse(readings.get(readings.size() - 1).get("to").asText());
    }

    /** Waits until the app was read to hold so many connections for so long, with nothing else since. */
    private static void awaitSeconds(PackagedSidecar sidecar, int port, int connections, int seconds) {
        await("held " + connections + " for " + seconds + " s")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> held(sidecar.get("/api/v1/connections"), port, connections) >= seconds);
    }

    private static long held(JsonNode connections, int port, int number) {
        return StreamSupport.stream(connections.get("endpoints").spliterator(), false)
                .filter(each -> each.get("port").asInt() == port)
                .flatMap(each -> StreamSupport.stream(each.get("runs").spliterator(), false))
                .filter(run -> run.get("established").asInt() == number)
                .mapToLong(run -> Duration.between(
                                Instant.parse(run.get("from").asText()),
                                Instant.parse(run.get("to").asText()))
                        .toSeconds())
                .sum();
    }
}

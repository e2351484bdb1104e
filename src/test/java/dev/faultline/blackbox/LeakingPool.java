// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.EndpointReadings;
import dev.faultline.testing.OwnNetwork;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.PooledClient;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.StreamSupport;

/**
 * A process in a network of its own: an app whose pool of connections to PostgreSQL leaks until it is exhausted, and then its
 * Redis dies, which nothing watches and which it reaches by IPv6. Beside it stand two of the packaged program, one of which reads no
 * connections. What each says of both windows is printed, a line of JSON each; the ports of the servers before.
 */
final class LeakingPool {

    static final int USUAL = 2;
    static final int SIZE = 6;

    private LeakingPool() {}

    /** @param arguments a folder */
    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        var folder = Path.of(arguments[0]);
        try (var database = RealPostgres.started();
                var unwatched = RealRedis.started("--bind", "127.0.0.1", "::1");
                var app = new PooledClient(database, SIZE);
                var session = new Socket("::1", unwatched.port());
                var sidecars = SidecarPair.start(folder, database.url())) {
            System.out.println(database.port() + " " + unwatched.port() + " " + session.getPort());
            leakUpTo(USUAL, app);
            sidecars.awaitRead(database.port(), "established", USUAL, 23);
            leakUpTo(SIZE, app);
            sidecars.awaitRead(database.port(), "established", SIZE, 2);
            var exhausted = Instant.now();
            sidecars.awaitRead(database.port(), "established", SIZE, 15);
            sidecars.awaitProbed();
            sidecars.print(exhausted);
            sidecars.printMetrics("faultline_app_connections");
            sidecars.printUnwatched();

            unwatched.kill();
            // The first error comes within seconds of the cause, and the kernel's table is not read all the time.
            var killed = Instant.now().plusSeconds(4);
            await("nobody is connected to Redis any more")
                    .atMost(PATIENCE)
                    .until(() -> secondsSince(sidecars.reading(), unwatched.port(), killed) == 0
                            && secondsRead(sidecars.reading(), killed) >= 8);
            sidecars.awaitProbed();
            sidecars.print(killed);
        }
        System.exit(0);
    }

    private static void leakUpTo(int number, PooledClient app) throws Exception {
        while (app.leaked() < number) {
            app.leak();
        }
    }

    private static long secondsSince(PackagedSidecar sidecar, int port, Instant from) {
        return new EndpointReadings(sidecar.get("/api/v1/connections"), port)
                .runs()
                .filter(run -> run.get("established").asInt() > 0)
                .mapToLong(run -> seconds(run, from))
                .sum();
    }

    private static long secondsRead(PackagedSidecar sidecar, Instant from) {
        return StreamSupport.stream(
                        sidecar.get("/api/v1/connections").get("readings").spliterator(), false)
                .mapToLong(span -> seconds(span, from))
                .sum();
    }

    private static long seconds(JsonNode span, Instant from) {
        var begin = Instant.parse(span.get("from").asText());
        var length = Duration.between(
                begin.isBefore(from) ? from : begin,
                Instant.parse(span.get("to").asText()));
        return Math.max(0, length.toSeconds());
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.OwnNetwork;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.PooledClient;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A process in a network of its own: an app whose pool of connections to PostgreSQL leaks until it is exhausted, and then its
 * Redis dies, which nothing watches. Beside it stand two of the packaged program, one of which reads no connections. What each
 * says of both windows is printed, a line of JSON each; the ports of the servers before.
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
                var unwatched = RealRedis.started();
                var app = new PooledClient(database, SIZE);
                var session = new Socket(InetAddress.getLoopbackAddress(), unwatched.port());
                var reading = start(folder.resolve("reading"), database, true);
                var blind = start(folder.resolve("blind"), database, false)) {
            System.out.println(database.port() + " " + unwatched.port() + " " + session.getPort());
            var sidecars = List.of(reading, blind);
            leakUpTo(USUAL, app);
            awaitHeld(reading, database.port(), USUAL, 23);
            leakUpTo(SIZE, app);
            awaitHeld(reading, database.port(), SIZE, 2);
            var exhausted = Instant.now();
            awaitHeld(reading, database.port(), SIZE, 9);
            awaitProbed(sidecars, Instant.now());
            print(sidecars, exhausted);

            unwatched.kill();
            // The first error comes within seconds of the cause, and the kernel's table is not read all the time.
            var killed = Instant.now().plusSeconds(4);
            await("nobody is connected to Redis any more")
                    .atMost(PATIENCE)
                    .until(() -> secondsSince(reading, unwatched.port(), killed, run -> true) == 0
                            && secondsRead(reading, killed) >= 8);
            awaitProbed(sidecars, Instant.now());
            print(sidecars, killed);
        }
        System.exit(0);
    }

    private static PackagedSidecar start(Path folder, RealPostgres database, boolean reads) throws Exception {
        Files.createDirectories(folder);
        return PackagedSidecar.start(
                folder,
                """
                faultline:
                  network: { enabled: false }
                  connections: { enabled: %s }
                  defaults: { interval: 500ms, alert-interval: 500ms }
                  dependencies:
                    orders-db:
                      kind: postgresql
                      url: %s
                      username: %s
                      password: ${DB_PASSWORD}
                """.formatted(reads, database.url(), RealPostgres.USER),
                Map.of("DB_PASSWORD", RealPostgres.PASSWORD));
    }

    private static void leakUpTo(int number, PooledClient app) throws Exception {
        while (app.leaked() < number) {
            app.leak();
        }
    }

    private static void awaitHeld(PackagedSidecar sidecar, int port, int connections, int seconds) {
        await("held " + connections + " for " + seconds + " s")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> secondsSince(
                                sidecar,
                                port,
                                Instant.EPOCH,
                                run -> run.get("established").asInt() == connections)
                        >= seconds);
    }

    private static long secondsSince(PackagedSidecar sidecar, int port, Instant from, Predicate<JsonNode> which) {
        return list(sidecar.get("/api/v1/connections"), "endpoints")
                .filter(each -> each.get("port").asInt() == port)
                .flatMap(each -> list(each, "runs"))
                .filter(run -> run.get("established").asInt() > 0)
                .filter(which)
                .mapToLong(run -> seconds(run, from))
                .sum();
    }

    private static long secondsRead(PackagedSidecar sidecar, Instant from) {
        return list(sidecar.get("/api/v1/connections"), "readings")
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

    /** Until there is a good observation from after that time, so that the window before it is covered. */
    private static void awaitProbed(List<PackagedSidecar> sidecars, Instant time) {
        var query = "from=" + time + "&to=now";
        await("probed since")
                .atMost(PATIENCE)
                .until(() -> sidecars.stream()
                        .noneMatch(each -> each.observations("orders-db", query).isEmpty()));
    }

    private static void print(List<PackagedSidecar> sidecars, Instant from) {
        var to = Instant.now();
        sidecars.forEach(each -> System.out.println(each.verdict(from, to, "max-lag=1s")));
    }

    private static Stream<JsonNode> list(JsonNode document, String name) {
        return StreamSupport.stream(document.get(name).spliterator(), false);
    }
}

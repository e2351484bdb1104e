// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.ConnectionCrowd;
import dev.faultline.testing.EndpointReadings;
import dev.faultline.testing.OwnNetwork;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.PooledClient;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.ThreadUsage;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.StreamSupport;

/**
 * A process in a network of its own: an app whose pool of connections to PostgreSQL leaks until it is exhausted, and then its
 * Redis dies, which nothing watches and which it reaches by IPv6, and another container of the pod by loopback and by the pod's
 * address. In the end thousands of connections are open. Beside it stand two of the packaged program, one of which reads no
 * connections. What each says of the three windows is printed, a line of JSON each; the ports of the servers before.
 */
final class LeakingPool {

    /** The pod's, of whose network the loopback interface is all there is. */
    static final String ADDRESS = "10.9.2.1";

    static final int CROWD = 5_000;
    static final int USUAL = 2;
    static final int SIZE = 6;

    private LeakingPool() {}

    /** @param arguments a folder */
    public static void main(String[] arguments) throws Exception {
        OwnNetwork.open();
        OwnNetwork.ip("addr add " + ADDRESS + "/32 dev lo");
        var folder = Path.of(arguments[0]);
        try (var database = RealPostgres.started();
                var unwatched = RealRedis.started("--bind", "127.0.0.1", "::1", ADDRESS);
                var app = new PooledClient(database, SIZE);
                var session = new Socket("::1", unwatched.port());
                var container = OtherContainer.connected(unwatched.port(), "127.0.0.1", ADDRESS);
                var sidecars = SidecarPair.start(folder, database.url())) {
            System.out.println(database.port() + " " + unwatched.port() + " " + session.getPort());
            leakUpTo(USUAL, app);
            sidecars.awaitRead(database.port(), "established", USUAL, 23);
            System.out.println("mapped " + mapped(database.port()));
            leakUpTo(SIZE, app);
            sidecars.awaitRead(database.port(), "established", SIZE, 2);
            var exhausted = Instant.now();
            // On a busy machine the kernel's table is read seldom.
            sidecars.awaitSaid(exhausted, "its pool may be exhausted");
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
            System.out.println("other container " + container.process().isAlive());
            crowd(sidecars);
        }
        System.exit(0);
    }

    /** Thousands of connections, read twice, for a connection counts from its second reading on. */
    private static void crowd(SidecarPair sidecars) throws Exception {
        try (var crowd = ConnectionCrowd.open(ADDRESS, CROWD)) {
            var began = System.nanoTime();
            var before = ThreadUsage.of(sidecars.reading().pid(), "faultline-connections");
            var established = await("all of them are read")
                    .atMost(PATIENCE)
                    .until(() -> established(sidecars.reading(), crowd.port()), most -> most > 0);
            var used = ThreadUsage.of(sidecars.reading().pid(), "faultline-connections")
                    .minus(before);
            System.out.println("crowd " + established);
            System.out.printf(
                    Locale.ROOT,
                    "%.1f ms of a processor a second%n",
                    used.toMillis() * 1e9 / (System.nanoTime() - began));
            sidecars.awaitProbed();
            var now = Instant.now();
            sidecars.awaitProbed();
            sidecars.print(now.minusSeconds(5));
        }
    }

    private static int established(PackagedSidecar sidecar, int port) {
        return new EndpointReadings(sidecar.get("/api/v1/connections"), port)
                .runs()
                .mapToInt(run -> run.get("established").asInt())
                .max()
                .orElse(0);
    }

    /** How many connections to that port are in the kernel's table of IPv6 with an address of IPv4. */
    private static long mapped(int port) throws IOException {
        try (var lines = Files.lines(Path.of("/proc/net/tcp6"))) {
            return lines.filter(line -> line.contains(" 0000000000000000FFFF00000100007F:%04X 01 ".formatted(port)))
                    .count();
        }
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

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.demo;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.CountingServer;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fleet on one machine: each node is a way of its own to the database, which can be cut. */
final class FleetStage implements AutoCloseable {

    private static final int NODES = 3;
    private static final int INSTANCES = 6;
    private static final Duration SHARED_INTERVAL = Duration.ofSeconds(5);
    private static final Duration CUT = Duration.ofSeconds(5);
    private static final Duration OUTAGE = Duration.ofSeconds(15);

    private final RealPostgres postgres = RealPostgres.started();
    private final RealRedis redis = RealRedis.started();
    private final CountingServer payments = new CountingServer();
    private final List<FaultProxy> ways = new ArrayList<>();
    private final List<PackagedSidecar> sidecars = new ArrayList<>();
    private final List<PackagedSidecar> hubs = new ArrayList<>();
    private final Instant start = Instant.now();

    private FleetStage() {}

    /** Starts all of it below the given folder. */
    static FleetStage open(Path folder) throws IOException, InterruptedException {
        var stage = new FleetStage();
        try {
            stage.migrate(Files.createDirectory(folder.resolve("migrate")));
            for (var node = 1; node <= NODES; node++) {
                stage.ways.add(FaultProxy.to("127.0.0.1", stage.postgres.port()));
            }
            for (var number = 1; number <= INSTANCES; number++) {
                stage.startSidecar(folder, number);
            }
            stage.hubs.add(PackagedSidecar.start(
                    Files.createDirectory(folder.resolve("hub")),
                    "faultline: { fleet: { databases: [ " + stage.database() + " ] } }",
                    Map.of("FAULTLINE_MODE", "hub")));
            return stage;
        } catch (IOException | InterruptedException | RuntimeException failed) {
            stage.close();
            throw failed;
        }
    }

    private void migrate(Path folder) throws InterruptedException {
        var migrated =
                PackagedSidecar.runMode(folder, "faultline: { store: { postgresql: " + database() + " } }", "migrate");
        if (migrated.exitCode() != 0) {
            throw new IllegalStateException(migrated.output());
        }
    }

    private void startSidecar(Path folder, int number) throws IOException {
        var node = (number - 1) % NODES + 1;
        sidecars.add(PackagedSidecar.start(
                Files.createDirectory(folder.resolve("shop-" + number)),
                """
                faultline:
                  app: shop
                  network: { enabled: false }
                  defaults: { interval: 2s, timeout: 2s, slow-above: 2s }
                  coordination: { redis: { url: "%s" } }
                  dependencies:
                    orders-db: { kind: postgresql, url: "postgresql://127.0.0.1:%d/postgres?sslmode=disable", username: postgres }
                    cache:     { kind: redis, url: "%s" }
                    payments:  { kind: http, url: "%s", interval: %ds, shared: true }
                  store: { postgresql: %s }
                """.formatted(
                                redis.url(),
                                ways.get(node - 1).port(),
                                redis.url(),
                                payments.url(),
                                SHARED_INTERVAL.toSeconds(),
                                database()),
                Map.of("FAULTLINE_INSTANCE", "shop-" + number, "NODE_NAME", "node-" + node)));
    }

    private String database() {
        return "{ url: \"postgresql://127.0.0.1:" + postgres.port()
                + "/postgres?sslmode=disable\", username: postgres, ship-interval: 1s }";
    }

    /** Where the hub is. */
    String home() {
        return "http://localhost:" + hub().port();
    }

    private PackagedSidecar hub() {
        return hubs.get(0);
    }

    /** Waits until every node reaches the database, as the hub knows. */
    void awaitAllUp() {
        awaitNodes("up", NODES);
    }

    private void awaitNodes(String state, int count) {
        await(count + " nodes are " + state)
                .ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> ordersDb().at("/nodes/" + state).asInt() == count);
    }

    private JsonNode ordersDb() {
        for (var dependency : hub().get("/api/v1/fleet/dependencies?app=shop").at("/dependencies")) {
            if (dependency.at("/name").asText().equals("orders-db")) {
                return dependency;
            }
        }
        throw new IllegalStateException("orders-db is not known yet");
    }

    /** Cuts the way of one node to the database, until it is known and a while longer. */
    void cutFirstNode() {
        ways.get(0).refuse();
        ways.get(0).cut();
        awaitNodes("down", 1);
        lets(CUT);
    }

    private static void lets(Duration pass) {
        var until = Instant.now().plus(pass);
        await("it lasts").atMost(PATIENCE).until(() -> Instant.now().isAfter(until));
    }

    void mendFirstNode() {
        ways.get(0).pass();
    }

    /** Stops the database for all until each has observed it for a while; then nothing is left to do but to ship. */
    void stopDatabaseForAWhile() {
        postgres.pause();
        lets(OUTAGE);
        postgres.resume();
    }

    /** What the hub says, once every instance has reported to the end of the window and it can tell where the fault is. */
    JsonNode verdictOnceReported(String path) {
        return await("the instances have reported")
                .ignoreExceptions()
                .atMost(PATIENCE)
                .until(() -> hub().get(path), FleetStage::isDecided);
    }

    private static boolean isDecided(JsonNode verdict) {
        var scope = verdict.at("/dependencies/0/scope").asText();
        return !scope.isEmpty()
                && !scope.equals("UNDECIDED")
                && verdict.at("/fleet/behind").isEmpty();
    }

    String text(String path) {
        return hub().response(path).body();
    }

    /** How often the shared API was called. */
    int calls() {
        return payments.calls();
    }

    /** How many of its intervals have begun since the first instance started. */
    long intervals() {
        return Duration.between(start, Instant.now()).dividedBy(SHARED_INTERVAL) + 1;
    }

    @Override
    public void close() {
        hubs.forEach(PackagedSidecar::close);
        sidecars.forEach(PackagedSidecar::close);
        ways.forEach(FaultProxy::close);
        payments.close();
        redis.close();
        postgres.close();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three sidecars on three nodes, one PostgreSQL, and a hub: real processes and real faults. */
class HubIT {

    private static final int NODES = 3;

    @TempDir
    private Path folder;

    private RealPostgres postgres;
    private RealRedis cache;
    private final List<FaultProxy> ways = new ArrayList<>();
    private final List<PackagedSidecar> running = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        postgres = RealPostgres.started();
        cache = RealRedis.started();
        var migrated = PackagedSidecar.runMode(
                Files.createDirectory(folder.resolve("migrate")),
                "faultline: { store: " + database() + " }",
                "migrate");
        assertThat(migrated.exitCode()).as(migrated.output()).isZero();
        for (var i = 1; i <= NODES; i++) {
            ways.add(FaultProxy.to("127.0.0.1", cache.port()));
            running.add(PackagedSidecar.start(
                    Files.createDirectory(folder.resolve("shop-" + i)),
                    sidecar(ways.get(i - 1).port()),
                    Map.of("FAULTLINE_INSTANCE", "shop-" + i, "NODE_NAME", "node-" + i)));
        }
    }

    @AfterEach
    void stop() {
        running.forEach(PackagedSidecar::close);
        ways.forEach(FaultProxy::close);
        cache.close();
        postgres.close();
    }

    private String database() {
        return "{ postgresql: { url: \"postgresql://127.0.0.1:" + postgres.port()
                + "/postgres?sslmode=disable\", username: postgres, ship-interval: 1s } }";
    }

    private String sidecar(int port) {
        return """
                faultline:
                  app: shop
                  network: { enabled: false }
                  changes: { process: { enabled: false } }
                  dependencies:
                    cache: { kind: redis, url: "redis://127.0.0.1:%d", interval: 200ms, timeout: 500ms, failure-threshold: 1 }
                  store: %s
                """.formatted(port, database());
    }

    @Test
    void oneWayThatIsCutIsTheNodeAndTheStoppedDependencyIsTheDependency() throws Exception {
        try (var hub = PackagedSidecar.start(
                Files.createDirectory(folder.resolve("hub")),
                "faultline: { fleet: { databases: ["
                        + database().replace("{ postgresql: ", "").replace(" } }", " }") + "] } }",
                Map.of("FAULTLINE_MODE", "hub"))) {
            awaitNodes(hub, "up", NODES);

            var cut = Instant.now();
            ways.get(0).refuse();
            ways.get(0).cut();
            awaitNodes(hub, "down", 1);
            awaitScope(hub, cut, "NODE");
            // What is not reported yet at the end of the window is unknown, so the scope may be open for a moment
            // again.
            await("the text names the node")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(text(hub, cut)).contains("the way of node-1 to it"));

            ways.get(0).pass();
            awaitNodes(hub, "up", NODES);
            var stopped = Instant.now();
            cache.stop();
            awaitNodes(hub, "down", NODES);
            awaitScope(hub, stopped, "DEPENDENCY");

            running.get(2).pause();
            await("silence is unknown")
                    .atMost(PATIENCE)
                    .until(() -> dependency(hub).at("/nodes/unknown").asInt() == 1);
            running.get(2).resume();
            assertThat(hub.terminate()).isZero();
            assertThat(hub.log()).doesNotContain("ERROR");
        }
        assertThat(folder.resolve("hub/data")).doesNotExist();
    }

    private static String text(PackagedSidecar hub, Instant from) {
        return hub.response("/api/v1/fleet/verdict?app=shop&format=text&from=" + from + "&to=now")
                .body()
                .replaceAll("\\s+", " ");
    }

    private static JsonNode dependency(PackagedSidecar hub) {
        return hub.get("/api/v1/fleet/dependencies?app=shop").at("/dependencies/0");
    }

    private static void awaitNodes(PackagedSidecar hub, String state, int count) {
        await(count + " nodes " + state)
                .atMost(PATIENCE)
                .until(() -> dependency(hub).path("nodes").path(state).asInt() == count);
    }

    private static void awaitScope(PackagedSidecar hub, Instant from, String scope) {
        await(scope).atMost(PATIENCE).untilAsserted(() -> {
            var verdict = hub.get("/api/v1/fleet/verdict?app=shop&from=" + from + "&to=now");
            assertThat(verdict.at("/dependencies/0/scope").asText())
                    .as(verdict.toString())
                    .isEqualTo(scope);
        });
    }
}

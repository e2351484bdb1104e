// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.CountingServer;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two sidecars take turns at one API: real processes, and a real Redis that goes away and comes back. */
class SharedChecksIT {

    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final String ALONE = "faultline_coordination_probes_total{result=\"alone\",}";

    @TempDir
    private Path folder;

    private final CountingServer api = new CountingServer();
    private final RealRedis redis = RealRedis.started("--requirepass", "turns-4711");
    private final List<PackagedSidecar> sidecars = new ArrayList<>();

    @AfterEach
    void stop() {
        sidecars.forEach(PackagedSidecar::close);
        redis.close();
        api.close();
    }

    @Test
    void theyTakeTurnsAndGoOnWithoutRedis() throws Exception {
        var start = System.nanoTime();
        startSidecar(1);
        startSidecar(2);

        for (var number = 1; number <= 2; number++) {
            var other = "shop-" + (3 - number) + " on node-" + (3 - number);
            awaitObservation(number, other);
            awaitObservation(number, "");
        }
        assertThat(api.callsSince(start)).isLessThanOrEqualTo(CountingServer.slotsSince(start, INTERVAL));

        redis.kill();
        awaitMetric("faultline_coordination_connected", 0);
        awaitMetric(ALONE, 1);

        redis.start();
        awaitMetric("faultline_coordination_connected", 1);
        for (var sidecar : sidecars) {
            assertThat(sidecar.terminate()).isZero();
            assertThat(sidecar.log()).doesNotContain("ERROR").doesNotContain("turns-4711");
        }
    }

    /** Whoever is stopped with the turn in its hands and goes on later must not probe in a turn that is over. */
    @Test
    void whoIsStoppedOrKilledCostsItsTurnAndNoCallMore() throws Exception {
        var start = System.nanoTime();
        for (var number = 1; number <= 3; number++) {
            startSidecar(number);
        }
        for (var number = 1; number <= 3; number++) {
            awaitObservation(number, "");
        }
        for (var round = 0; round < 9; round++) {
            var stopped = sidecars.get(round % 3);
            stopped.pause();
            awaitCalls(2);
            stopped.resume();
            awaitCalls(1);
        }
        sidecars.get(2).kill();
        awaitCalls(3);

        // Who goes on after so long may take Redis for lost, and then probes alone, as seldom as it says.
        var alone = value(sidecars.get(0), ALONE) + value(sidecars.get(1), ALONE) + 3;
        assertThat(api.callsSince(start))
                .isLessThanOrEqualTo(CountingServer.slotsSince(start, INTERVAL) + (long) alone);
        for (var sidecar : sidecars.subList(0, 2)) {
            assertThat(sidecar.log()).doesNotContain("ERROR");
        }
    }

    private void awaitCalls(int more) {
        var before = api.calls();
        await(more + " calls").atMost(PATIENCE).until(() -> api.calls() >= before + more);
    }

    private void startSidecar(int number) throws Exception {
        sidecars.add(PackagedSidecar.start(
                Files.createDirectory(folder.resolve("shop-" + number)),
                """
                faultline:
                  app: shop
                  network: { enabled: false }
                  coordination: { redis: { url: "%s", password: turns-4711 } }
                  dependencies:
                    payments: { kind: http, url: "%s", interval: 1s, timeout: 900ms, slow-above: 900ms, shared: true }
                """.formatted(redis.url(), api.url()),
                Map.of("FAULTLINE_INSTANCE", "shop-" + number, "NODE_NAME", "node-" + number)));
    }

    /** @param by who made it; empty: the sidecar itself */
    private void awaitObservation(int number, String by) {
        await("an observation by '" + by + "'").atMost(PATIENCE).until(() -> {
            var found = sidecars.get(number - 1).get("/api/v1/dependencies/payments/observations?last=10m&limit=1000");
            return observers(found).contains(by);
        });
    }

    private static List<String> observers(JsonNode page) {
        var observers = new ArrayList<String>();
        page.at("/observations").forEach(each -> observers.add(each.at("/by").asText("")));
        return observers.stream().map(each -> each.equals("null") ? "" : each).toList();
    }

    private void awaitMetric(String name, double least) {
        await(name)
                .atMost(PATIENCE)
                .until(() -> sidecars.stream()
                        .allMatch(sidecar -> least == 0 ? value(sidecar, name) == 0 : value(sidecar, name) >= least));
    }

    private static double value(PackagedSidecar sidecar, String name) {
        return sidecar.response("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElse(-1);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six sidecars on four nodes in two zones, and a hub. For each scope they have a dependency, a Redis, with a way to it of
 * their own: whose ways are cut is what the hub has to find out.
 */
class ScopesIT {

    private static final int NODES = 4;
    private static final int MOST_TRIES = 5;

    private record Placement(String node, String zone, String workload) {}

    private static final List<Placement> PLACEMENTS = List.of(
            new Placement("node-1", "a", "r1"),
            new Placement("node-1", "a", "r2"),
            new Placement("node-2", "a", "r1"),
            new Placement("node-2", "a", "r2"),
            new Placement("node-3", "b", "r1"),
            new Placement("node-4", "b", "r1"));

    /** By the scope that it makes: whose ways to the dependency of that name are cut. */
    private static final Map<FaultScope, Set<Integer>> CUTS = new EnumMap<>(Map.of(
            FaultScope.DEPENDENCY, Set.of(0, 1, 2, 3, 4, 5),
            FaultScope.ZONE, Set.of(4, 5),
            FaultScope.RELEASE, Set.of(1, 3),
            FaultScope.INSTANCE, Set.of(0),
            FaultScope.NODE, Set.of(0, 1),
            FaultScope.PART, Set.of(0, 1, 4)));

    @TempDir
    private Path folder;

    private RealPostgres postgres;
    private RealRedis redis;
    private final Map<FaultScope, List<FaultProxy>> ways = new EnumMap<>(FaultScope.class);
    private final List<PackagedSidecar> running = new ArrayList<>();
    private PackagedSidecar hub;

    @BeforeEach
    void start() throws Exception {
        postgres = RealPostgres.started();
        redis = RealRedis.started();
        var migrated = PackagedSidecar.runMode(folder("migrate"), "faultline: { store: " + store() + " }", "migrate");
        assertThat(migrated.exitCode()).as(migrated.output()).isZero();
        for (var number = 0; number < PLACEMENTS.size(); number++) {
            var placement = PLACEMENTS.get(number);
            running.add(PackagedSidecar.start(
                    folder("shop-" + number),
                    sidecar(),
                    Map.of(
                            "FAULTLINE_INSTANCE",
                            "shop-" + number,
                            "NODE_NAME",
                            placement.node(),
                            "ZONE",
                            placement.zone(),
                            "WORKLOAD",
                            placement.workload())));
        }
        hub = PackagedSidecar.start(
                folder("hub"), "faultline: { store: " + store() + " }", Map.of("FAULTLINE_MODE", "hub"));
        running.add(hub);
    }

    private Path folder(String name) throws Exception {
        return Files.createDirectory(folder.resolve(name));
    }

    @AfterEach
    void stop() {
        running.forEach(PackagedSidecar::close);
        ways.values().forEach(each -> each.forEach(FaultProxy::close));
        redis.close();
        postgres.close();
    }

    private String store() {
        return "{ postgresql: { url: \"postgresql://127.0.0.1:" + postgres.port()
                + "/postgres?sslmode=disable\", username: postgres, ship-interval: 1s } }";
    }

    /** The config of the next one, with a way of its own to each dependency. */
    private String sidecar() {
        return """
                faultline:
                  app: shop
                  network: { enabled: false }
                  changes: { process: { enabled: false } }
                  defaults: { interval: 1s, timeout: 2s, slow-above: 2s, failure-threshold: 1 }
                  store: %s
                  dependencies:
                %s
                """.formatted(
                        store(), CUTS.keySet().stream().map(this::dependency).collect(joining("\n")));
    }

    private String dependency(FaultScope scope) {
        var way = FaultProxy.to("127.0.0.1", redis.port());
        ways.computeIfAbsent(scope, any -> new ArrayList<>()).add(way);
        return "    " + named(scope) + ": { kind: redis, url: \"redis://127.0.0.1:" + way.port() + "\" }";
    }

    private static String named(FaultScope scope) {
        return scope.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void whoseWaysAreCutIsTheScope() {
        var found = scopes(verdictOnACut());
        for (var tries = 1; tries < MOST_TRIES && found.containsValue(FaultScope.UNDECIDED); tries++) {
            awaitOutOfReach(Instant.now());
            found = scopes(verdictOnACut());
        }
        assertThat(found).allSatisfy((cut, scope) -> assertThat(scope).isEqualTo(cut));

        running.get(4).pause();
        var cut = Instant.now();
        cut();
        await("the scope depends on the one that is silent").atMost(PATIENCE).untilAsserted(() -> {
            var node = of(FaultScope.NODE, verdict(cut, Instant.now()));
            assertThat(node.path("scope").asText()).isEqualTo("UNDECIDED");
            assertThat(node.path("why").asText())
                    .contains("where the fault is depends on node-3 (gone), whose state is unknown");
        });
        running.get(4).resume();
    }

    /** What is found for each. One that stood still for a moment leaves some undecided; it is never another one. */
    private static Map<FaultScope, FaultScope> scopes(JsonNode verdict) {
        var found = new EnumMap<FaultScope, FaultScope>(FaultScope.class);
        CUTS.keySet()
                .forEach(cut -> found.put(
                        cut, FaultScope.valueOf(of(cut, verdict).path("scope").asText())));
        assertThat(found)
                .as(verdict.toString())
                .allSatisfy((cut, scope) -> assertThat(scope).isIn(cut, FaultScope.UNDECIDED));
        return found;
    }

    /** Errors can follow their cause by a minute, so a verdict is about what was a minute before its window as well. */
    private static void awaitOutOfReach(Instant cut) {
        var reach = VerdictQuestion.DEFAULT_MAX_LAG.plus(VerdictQuestion.DEFAULT_TOLERANCE);
        await("the cut is out of reach")
                .atMost(PATIENCE)
                .until(() -> Instant.now().isAfter(cut.plus(reach)));
    }

    /** Cuts all that are to be cut until the hub has heard of each, mends them, and waits until all have reported on that. */
    private JsonNode verdictOnACut() {
        await("all are up").atMost(PATIENCE).until(this::areAllUp);
        var from = Instant.now();
        cut();
        await("each fails for those whose ways are cut").atMost(PATIENCE).until(() -> {
            var verdict = verdict(from, Instant.now());
            return CUTS.entrySet().stream()
                    .allMatch(each -> failing(of(each.getKey(), verdict))
                            == each.getValue().size());
        });
        var to = Instant.now();
        ways.values().forEach(each -> each.forEach(FaultProxy::pass));
        await("all have reported on it").atMost(PATIENCE).until(() -> isReported(verdict(from, to)));
        return verdict(from, to);
    }

    private void cut() {
        CUTS.forEach((scope, numbers) -> numbers.forEach(
                number -> ways.getOrDefault(scope, List.of()).get(number).refuse()));
    }

    private boolean areAllUp() {
        var dependencies = hub.get("/api/v1/fleet/dependencies?app=shop").path("dependencies");
        var isUp = dependencies.size() == CUTS.size();
        for (var each : dependencies) {
            isUp &= each.at("/nodes/up").asInt() == NODES;
        }
        return isUp;
    }

    private JsonNode verdict(Instant from, Instant to) {
        return hub.get("/api/v1/fleet/verdict?app=shop&from=" + from + "&to=" + to);
    }

    private static boolean isReported(JsonNode verdict) {
        var isReported = verdict.at("/fleet/behind").isEmpty();
        for (var each : verdict.path("dependencies")) {
            isReported &= each.path("observedUntil").isNull();
        }
        return isReported;
    }

    private static JsonNode of(FaultScope scope, JsonNode verdict) {
        for (var each : verdict.path("dependencies")) {
            if (each.path("name").asText().equals(named(scope))) {
                return each;
            }
        }
        throw new AssertionError(scope + " is not in " + verdict);
    }

    private static int failing(JsonNode dependency) {
        var instances = 0;
        for (var failure : dependency.path("failures")) {
            instances += failure.asInt();
        }
        return instances;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.scope;

import static dev.faultline.hub.scope.InstanceSight.Sight.CLEAR;
import static dev.faultline.hub.scope.InstanceSight.Sight.FAILED;
import static dev.faultline.hub.scope.InstanceSight.Sight.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.hub.scope.InstanceSight.Sight;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** One test for each scope, and a slow twin that tries all that the unknown ones may have observed. */
class ScopeRulesTest {

    private static InstanceSight instance(String name, String workload, Sight sight) {
        return new InstanceSight(name, Optional.of(workload).filter(word -> !word.isEmpty()), sight);
    }

    private static NodeSight node(String name, String zone, InstanceSight... instances) {
        return new NodeSight(name, Optional.of(zone).filter(word -> !word.isEmpty()), List.of(instances));
    }

    /** Nodes with one instance each, of one release. */
    private static List<NodeSight> nodes(Sight... sights) {
        var nodes = new ArrayList<NodeSight>();
        for (var sight : sights) {
            var name = "node-" + nodes.size();
            nodes.add(node(name, "", instance(name, "r1", sight)));
        }
        return nodes;
    }

    @Test
    void itIsTheDependencyIfItFailedForTwoThirdsOfTheNodes() {
        assertThat(ScopeRules.of(nodes(FAILED, FAILED, CLEAR))).isEqualTo(FaultScope.DEPENDENCY);
        assertThat(ScopeRules.of(nodes(FAILED, FAILED, UNKNOWN))).isEqualTo(FaultScope.DEPENDENCY);
        assertThat(ScopeRules.of(nodes(FAILED, FAILED, CLEAR, UNKNOWN))).isEqualTo(FaultScope.UNDECIDED);
    }

    @Test
    void itIsTheZoneIfItFailedForTheNodesOfOneZoneOnly() {
        var nodes = List.of(
                node("n1", "a", instance("i1", "r1", CLEAR)),
                node("n2", "a", instance("i2", "r1", CLEAR)),
                node("n3", "b", instance("i3", "r1", FAILED)),
                node("n4", "b", instance("i4", "r1", FAILED)));

        assertThat(ScopeRules.of(nodes)).isEqualTo(FaultScope.ZONE);
    }

    @Test
    void itIsTheNodeIfAtMostAThirdFailedAndTwoOthersReachedIt() {
        assertThat(ScopeRules.of(nodes(FAILED, CLEAR, CLEAR))).isEqualTo(FaultScope.NODE);
        assertThat(ScopeRules.of(nodes(FAILED, CLEAR, UNKNOWN))).isEqualTo(FaultScope.UNDECIDED);
    }

    @Test
    void itIsTheInstanceIfAnotherOnItsNodeReachedIt() {
        var nodes = List.of(
                node("n1", "", instance("i1", "r1", FAILED), instance("i2", "r1", CLEAR)),
                node("n2", "", instance("i3", "r1", CLEAR)));

        assertThat(ScopeRules.of(nodes)).isEqualTo(FaultScope.INSTANCE);
    }

    @Test
    void itIsTheReleaseIfNoOtherReleaseFailed() {
        var nodes = List.of(
                node("n1", "", instance("i1", "r2", FAILED), instance("i2", "r1", CLEAR)),
                node("n2", "", instance("i3", "r2", FAILED), instance("i4", "r1", CLEAR)));

        assertThat(ScopeRules.of(nodes)).isEqualTo(FaultScope.RELEASE);
    }

    @Test
    void itIsAPartIfTooManyFailedForANodeAndTooFewForTheDependency() {
        assertThat(ScopeRules.of(nodes(FAILED, FAILED, CLEAR, CLEAR))).isEqualTo(FaultScope.PART);
    }

    @Test
    void itIsUndecidedWithOneNode() {
        assertThat(ScopeRules.of(nodes(FAILED))).isEqualTo(FaultScope.UNDECIDED);
    }

    @Test
    void itIsToldExactlyIfItHoldsWhateverTheUnknownOnesObserved() {
        var told = new EnumMap<FaultScope, Integer>(FaultScope.class);
        for (var seed = 0; seed < 40_000; seed++) {
            var fleet = random(new SplittableRandom(seed));

            var scope = ScopeRules.of(fleet);

            assertThat(scope).as("seed %d: %s", seed, fleet).isEqualTo(twin(fleet));
            told.merge(scope, 1, Integer::sum);
        }
        assertThat(told).as("each scope was among them").containsOnlyKeys(FaultScope.values());
    }

    private static List<NodeSight> random(SplittableRandom random) {
        var nodes = new ArrayList<NodeSight>();
        var zones = random.nextInt(4);
        var unknown = random.nextInt(5);
        var single = random.nextInt(2) == 0;
        var failing = 1 + random.nextInt(9);
        var strict = random.nextInt(3);
        for (var i = 0; i < 1 + random.nextInt(6); i++) {
            var zone = zones == 0 ? "" : "z" + random.nextInt(zones + 1);
            var instances = new ArrayList<InstanceSight>();
            for (var j = 0; j < (single ? 1 : 1 + random.nextInt(2)); j++) {
                var release = random.nextInt(8) == 0 ? "" : "r" + random.nextInt(2);
                var sight = random.nextInt(10) < unknown
                        ? UNKNOWN
                        : isFailing(random, strict, failing, zone, release) ? FAILED : CLEAR;
                instances.add(instance("i" + i + j, release, sight));
            }
            nodes.add(new NodeSight("n" + i, Optional.of(zone).filter(word -> !word.isEmpty()), instances));
        }
        return nodes;
    }

    private static boolean isFailing(SplittableRandom random, int strict, int failing, String zone, String release) {
        return switch (strict) {
            case 0 -> random.nextInt(10) < failing;
            case 1 -> zone.equals("z1");
            default -> release.equals("r1");
        };
    }

    /** Tries each combination. */
    private static FaultScope twin(List<NodeSight> nodes) {
        if (nodes.size() < 2 || nodes.stream().noneMatch(node -> node.has(FAILED))) {
            return FaultScope.UNDECIDED;
        }
        var unknown = nodes.stream()
                .flatMap(node -> node.instances().stream())
                .filter(each -> each.sight() == UNKNOWN)
                .count();
        var found = new ArrayList<FaultScope>();
        for (var combination = 0; combination < 1 << unknown; combination++) {
            found.add(complete(completed(nodes, combination)));
        }
        return found.stream().distinct().count() == 1 ? found.get(0) : FaultScope.UNDECIDED;
    }

    private static List<NodeSight> completed(List<NodeSight> nodes, int combination) {
        var bit = new int[1];
        return nodes.stream()
                .map(node -> new NodeSight(
                        node.node(),
                        node.zone(),
                        node.instances().stream()
                                .map(each -> each.sight() == UNKNOWN
                                        ? new InstanceSight(
                                                each.instance(),
                                                each.workload(),
                                                (combination >> bit[0]++ & 1) == 1 ? FAILED : CLEAR)
                                        : each)
                                .toList()))
                .toList();
    }

    /** The rules as they are written, of a fleet in which all is known. */
    private static FaultScope complete(List<NodeSight> nodes) {
        double all = nodes.size();
        var failed = nodes.stream().filter(node -> !node.has(CLEAR)).toList();
        var mixed = nodes.stream()
                .filter(node -> node.has(CLEAR) && node.has(FAILED))
                .toList();
        var clear = nodes.stream().filter(node -> !node.has(FAILED)).toList();
        if (failed.size() >= 2 && failed.size() / all >= 2 / 3.0 - 1e-9) {
            return FaultScope.DEPENDENCY;
        }
        if (failed.size() >= 2 && isOfZones(nodes, clear)) {
            return FaultScope.ZONE;
        }
        if (isOfRelease(nodes)) {
            return FaultScope.RELEASE;
        }
        if (failed.isEmpty()) {
            return FaultScope.INSTANCE;
        }
        return mixed.isEmpty() && failed.size() / all <= 1 / 3.0 + 1e-9 && clear.size() >= 2
                ? FaultScope.NODE
                : FaultScope.PART;
    }

    private static boolean isOfZones(List<NodeSight> nodes, List<NodeSight> clear) {
        var hit = nodes.stream()
                .filter(node -> node.has(FAILED))
                .map(NodeSight::zone)
                .distinct()
                .toList();
        return hit.stream().allMatch(zone -> zone.isPresent() && shareIn(zone, nodes) >= 2 / 3.0 - 1e-9)
                && clear.stream().anyMatch(node -> node.zone().isPresent() && !hit.contains(node.zone()));
    }

    private static double shareIn(Optional<String> zone, List<NodeSight> nodes) {
        var there = nodes.stream().filter(node -> node.zone().equals(zone)).toList();
        return (double) there.stream().filter(node -> !node.has(CLEAR)).count() / there.size();
    }

    private static boolean isOfRelease(List<NodeSight> nodes) {
        var all = nodes.stream().flatMap(node -> node.instances().stream()).toList();
        var bad = all.stream().filter(each -> each.sight() == FAILED).toList();
        var good = all.stream().filter(each -> each.sight() == CLEAR).toList();
        var releases = bad.stream().map(InstanceSight::workload).distinct().toList();
        var isBeside = nodes.stream().anyMatch(node -> node.has(FAILED) && node.has(CLEAR));
        var isOnTwo = nodes.stream().filter(node -> node.has(FAILED)).count() > 1;
        return releases.size() == 1
                && releases.get(0).isPresent()
                && !good.isEmpty()
                && good.stream()
                        .allMatch(each ->
                                each.workload().isPresent() && !each.workload().equals(releases.get(0)))
                && (isBeside || isOnTwo);
    }
}

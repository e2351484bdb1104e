// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.fleet.ParkedRows;
import dev.faultline.fleet.ShippedRun;
import dev.faultline.hub.FleetDependency;
import dev.faultline.hub.FleetHistory;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.ClockOffset;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.FleetInstance.ProcessLife;
import dev.faultline.hub.FleetInstance.ShippedState;
import dev.faultline.hub.FleetRoster;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunKey;
import dev.faultline.timeline.RunLatency;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A fleet of the app {@code shop} in memory. Each instance checks {@code db} once a second, at a phase of its own. All is in
 * up to {@link #NOW}.
 */
final class FleetScene {

    static final Instant START = Instant.parse("2026-11-28T11:00:00Z");
    static final Instant FROM = Instant.parse("2026-11-28T12:10:00Z");
    static final Instant TO = Instant.parse("2026-11-28T12:12:00Z");
    static final Instant NOW = Instant.parse("2026-11-28T12:20:00Z");

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final List<FleetInstance> instances = new ArrayList<>();
    private final List<FleetDependency> dependencies = new ArrayList<>();
    private final Map<UUID, Map<String, List<ShippedRun>>> runs = new HashMap<>();
    private final Map<UUID, TreeMap<Instant, Duration>> clocks = new HashMap<>();

    private boolean isShared;
    private Duration noted = Duration.ZERO;

    /** One that reports, in no zone, of the release {@code r1}. */
    InstanceHistory instance(String name, String node) {
        return instance(name, node, "", "r1", InstanceState.REPORTING, NOW, Duration.ZERO);
    }

    /**
     * One instance.
     *
     * @param zone empty: unknown
     * @param through up to when all is in
     * @param ahead by how much its clock is ahead
     */
    InstanceHistory instance(
            String name,
            String node,
            String zone,
            String workload,
            InstanceState state,
            Instant through,
            Duration ahead) {
        var store = new UUID(1, instances.size());
        instances.add(new FleetInstance(
                "cell",
                "shop",
                store,
                name,
                new InstancePlace(
                        Optional.of(name),
                        Optional.of(node),
                        Optional.of(zone).filter(word -> !word.isEmpty()),
                        Optional.of(workload)),
                new ShippedState("1.0.0", 1, 1, Optional.of(through.plus(ahead)), through, ParkedRows.NONE),
                new ClockOffset(ahead, Duration.ofMillis(2), true),
                new ProcessLife(START.plus(ahead), Optional.empty()),
                NOW,
                state));
        dependencies.add(new FleetDependency(
                "shop",
                store,
                new Dependency(
                        "db",
                        DependencyKind.POSTGRESQL,
                        true,
                        List.of(),
                        Set.of("db:5432"),
                        new ProbePace(SECOND, SECOND, SECOND, SECOND, 1, 1)),
                Status.UP,
                Optional.empty(),
                isShared,
                Optional.empty()));
        clocks.put(store, new TreeMap<>(Map.of(START.minus(Duration.ofDays(1)), ahead.plus(noted))));
        return new InstanceHistory(store, Duration.ofMillis(instances.size() * 130L % 1000), ahead);
    }

    /** From now on, instances check {@code db} in turns. */
    void shared() {
        isShared = true;
    }

    /** From now on, how the clock of an instance stood was last noted so much further ahead than it stands now. */
    void notedAhead(Duration difference) {
        noted = difference;
    }

    FleetHistory history() {
        return new FleetHistory(
                new FleetRoster(instances, dependencies, List.of()), runs, clocks, List.of(), List.of(), false);
    }

    FleetVerdict verdict() {
        return verdict(TO);
    }

    /** On the window up to then. */
    FleetVerdict verdict(Instant to) {
        return FleetJudge.judge(
                new FleetQuestion(
                        "shop",
                        new dev.faultline.analysis.verdict.JudgedWindow(FROM, to, Optional.empty()),
                        Optional.empty(),
                        Optional.empty(),
                        NOW),
                history());
    }

    /** The finding on {@code db}. */
    FleetFinding finding() {
        return verdict().findings().get(0);
    }

    /** What one instance observes. */
    final class InstanceHistory {

        private final UUID store;
        private final Duration phase;
        private final Duration ahead;
        private Instant next = START;

        private InstanceHistory(UUID store, Duration phase, Duration ahead) {
            this.store = store;
            this.phase = phase;
            this.ahead = ahead;
        }

        InstanceHistory upUntil(Instant to) {
            return runUntil(Status.UP, to);
        }

        /** Up from the start on, and as far as it has reported, which was not shipped anew since. */
        FleetScene upSince() {
            return open(upUntil(next.plusSeconds(10)));
        }

        private FleetScene open(InstanceHistory shipped) {
            var all = runs.getOrDefault(shipped.store, Map.of()).getOrDefault("db", List.of());
            all.set(all.size() - 1, new ShippedRun(all.get(all.size() - 1).run(), true));
            return FleetScene.this;
        }

        InstanceHistory downUntil(Instant to) {
            return runUntil(Status.DOWN, to);
        }

        /** Up but for the window. */
        FleetScene downInTheWindow() {
            upUntil(FROM).downUntil(TO).upUntil(NOW);
            return FleetScene.this;
        }

        FleetScene upThroughout() {
            upUntil(NOW);
            return FleetScene.this;
        }

        /** Checks at its phase after each whole second up to before {@code to}. */
        private InstanceHistory runUntil(Status status, Instant to) {
            var first = next.plus(phase).plus(ahead);
            var last = to.minus(SECOND).plus(phase).plus(ahead);
            var took = Duration.ofMillis(10);
            var key = new RunKey(
                    "db", status, status == Status.UP ? FailureClass.NONE : FailureClass.CONNECT, SECOND, SECOND);
            runs.computeIfAbsent(store, any -> new HashMap<>())
                    .computeIfAbsent("db", any -> new ArrayList<>())
                    .add(new ShippedRun(
                            new Run(
                                    key,
                                    "",
                                    first,
                                    first.plus(took),
                                    last,
                                    last.plus(took),
                                    Duration.between(first, last).toSeconds() + 1,
                                    SECOND.plus(took),
                                    new RunLatency(took, took, took)),
                            false));
            next = to;
            return this;
        }
    }
}

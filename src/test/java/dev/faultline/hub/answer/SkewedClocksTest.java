// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.answer;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.fleet.shipping.FleetShipper;
import dev.faultline.hub.reading.FleetArchive;
import dev.faultline.hub.reading.FleetCells;
import dev.faultline.hub.scope.FaultScope;
import dev.faultline.hub.verdict.FleetFinding;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A fleet whose clocks are off by up to an hour, each by another span, ships to a real PostgreSQL; what the hub makes of it
 * is what it makes of the same fleet with clocks that are right.
 */
class SkewedClocksTest {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** Stored times are cut to milliseconds, at both ends. */
    private static final Duration ROUNDING = Duration.ofMillis(4);

    /** All of it is over by now, so that nothing waits. */
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private static final Instant FAILED = NOW.minusSeconds(600);
    private static final Instant RECOVERED = NOW.minusSeconds(480);
    private static final Instant STARTED = NOW.minusSeconds(1_200);
    private static final Instant ENDED = NOW.minusSeconds(240);

    private static final List<InstancePlace> PLACES = List.of(
            place("node-1", "a", "r1"),
            place("node-1", "a", "r2"),
            place("node-2", "a", "r1"),
            place("node-2", "a", "r1"),
            place("node-3", "b", "r1"),
            place("node-4", "b", "r2"),
            place("node-5", "c", "r1"),
            place("node-6", "c", "r1"));

    /** Which of them each dependency fails for, and the scope that it is named after. */
    private static final Map<FaultScope, Set<Integer>> FAILING = Map.of(
            FaultScope.DEPENDENCY, Set.of(0, 1, 2, 3, 4, 5, 6, 7),
            FaultScope.ZONE, Set.of(4, 5),
            FaultScope.NODE, Set.of(4),
            FaultScope.RELEASE, Set.of(1, 5),
            FaultScope.INSTANCE, Set.of(2),
            FaultScope.PART, Set.of(0, 1, 4, 6));

    @TempDir
    private Path folder;

    private final Random random = new Random(16);
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final FleetCells cells = new FleetCells();
    private final RealPostgres postgres = RealPostgres.started();

    private static InstancePlace place(String node, String zone, String workload) {
        return new InstancePlace(Optional.empty(), Optional.of(node), Optional.of(zone), Optional.of(workload));
    }

    @BeforeEach
    void migrate() throws Exception {
        FleetMigration.run(settings(), "test");
        cells.apply(List.of(settings()));
    }

    @AfterEach
    void close() throws Exception {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        cells.close();
        postgres.close();
    }

    /** A connection for each batch, and an interval in which nobody falls silent. */
    private FleetSettings settings() {
        var usual = FleetAccess.at(postgres.port());
        return new FleetSettings(
                usual.servers(),
                usual.database(),
                usual.username(),
                usual.password(),
                usual.tls(),
                HOUR,
                Duration.ZERO,
                true);
    }

    @Test
    void scopeAndOnsetAreThoseOfClocksThatAreRight() {
        var right = judged("right", () -> Duration.ZERO);
        for (var round = 1; round <= 3; round++) {
            var skewed = judged(
                    "skewed-" + round, () -> Duration.ofMillis(random.nextLong(-HOUR.toMillis(), HOUR.toMillis())));

            assertThat(skewed.answer()).isEqualTo(right.answer());
            assertThat(skewed.behind()).isEmpty();
            assertThat(skewed.incidents()).hasSize(1);
            for (var scope : FAILING.keySet()) {
                var expected = finding(right, scope);
                var found = finding(skewed, scope);
                assertThat(found.finding()).as(scope.name()).isEqualTo(expected.finding());
                assertThat(found.scope()).contains(scope).isEqualTo(expected.scope());
                assertAlike(expected, found, uncertainty(right).plus(uncertainty(skewed)));
            }
        }
    }

    /** The bounds differ by no more than the time that was measured may be off. */
    private static void assertAlike(FleetFinding expected, FleetFinding found, Duration give) {
        var before = expected.onset().orElseThrow();
        var onset = found.onset().orElseThrow();
        assertThat(onset.together()).isEqualTo(before.together()).isTrue();
        assertWithin(before.earliest().orElseThrow(), onset.earliest().orElseThrow(), give);
        assertWithin(before.latest().orElseThrow(), onset.latest().orElseThrow(), give);
        assertThat(onset.earliest().orElseThrow()).isBeforeOrEqualTo(FAILED);
        assertThat(onset.latest().orElseThrow()).isAfterOrEqualTo(FAILED);
        var recovery = found.recovery().orElseThrow();
        assertWithin(
                expected.recovery().flatMap(bounds -> bounds.latest()).orElseThrow(),
                recovery.latest().orElseThrow(),
                give);
    }

    private static void assertWithin(Instant expected, Instant found, Duration give) {
        assertThat(Duration.between(expected, found).abs()).isLessThanOrEqualTo(give.plus(ROUNDING));
    }

    private static Duration uncertainty(FleetVerdict verdict) {
        return verdict.fleet().stream()
                .map(each -> each.clock().uncertainty())
                .max(Duration::compareTo)
                .orElseThrow()
                .multipliedBy(2);
    }

    private static FleetFinding finding(FleetVerdict verdict, FaultScope scope) {
        return verdict.findings().stream()
                .filter(each -> each.dependency().name().equals(scope.name()))
                .findFirst()
                .orElseThrow();
    }

    /** The verdict of the hub on an app whose instances have clocks that are off by so much. */
    private FleetVerdict judged(String app, Supplier<Duration> skew) {
        for (var i = 0; i < PLACES.size(); i++) {
            ship(app, i, skew.get());
        }
        var window = new JudgedWindow(FAILED.plusSeconds(10), RECOVERED.minusSeconds(10), Optional.empty());
        return new FleetAnalysis(new FleetArchive(cells))
                .judge(new FleetQuestion(app, window, Optional.empty(), Optional.empty(), Instant.now()));
    }

    private void ship(String app, int index, Duration ahead) {
        var clock = InstantSource.offset(InstantSource.system(), ahead);
        var name = app + "-" + index;
        var store = SqliteStore.open(folder.resolve(name), clock);
        opened.push(store);
        for (var scope : FAILING.keySet()) {
            store.remember(Dependency.external(scope.name(), ProbePace.DEFAULT));
            store.insert(observed(scope, index, ahead));
        }
        store.incidents()
                .save(Incident.of(
                        FAILED.plus(ahead).toString().replaceAll("[-:.]", "").replace("Z", "000Z") + "-000" + index,
                        Origin.DETECTED,
                        State.CLOSED,
                        FAILED.plusSeconds(5).plus(ahead),
                        RECOVERED.plus(ahead)));
        // It ships at once.
        var shipper = new FleetShipper(store.outbox(), clock, Executors.newSingleThreadScheduledExecutor(), () -> 0L);
        opened.push(shipper);
        var names = FAILING.keySet().stream().map(FaultScope::name).toList();
        shipper.apply(new FleetMembership(app, name, PLACES.get(index), Set.copyOf(names), Optional.of(settings())));
        await(name)
                .atMost(PATIENCE)
                .until(() -> shipper.figures().orElseThrow().connected()
                        && store.outbox().backlog() == 0);
    }

    /** Every five seconds, at a phase of its own, as its clock says. */
    private static List<Observation> observed(FaultScope scope, int index, Duration ahead) {
        var made = new ArrayList<Observation>();
        for (var at = STARTED.plusMillis(index * 600L); at.isBefore(ENDED); at = at.plus(INTERVAL)) {
            var isDown = FAILING.getOrDefault(scope, Set.of()).contains(index)
                    && !at.isBefore(FAILED)
                    && at.isBefore(RECOVERED);
            var said = at.plus(ahead);
            var observation = isDown
                    ? ObservationFixtures.down(scope.name(), said, FailureClass.CONNECT, "refused")
                    : ObservationFixtures.up(scope.name(), said);
            made.add(observation.paced(INTERVAL, Duration.ofSeconds(2)).made());
        }
        return made;
    }
}

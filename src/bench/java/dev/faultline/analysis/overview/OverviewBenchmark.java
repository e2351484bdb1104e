// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.RouteRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ResponseCount;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.ResponseCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How long it takes to gather fifty dependencies, probed every ten seconds for thirty days and failing a thousand times
 * each, out of the real store. Run by hand. The arguments are a folder for the store, filled if empty, which takes ten
 * minutes, and, if it is to take less, how many of the days to fill.
 */
final class OverviewBenchmark {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    private static final int DEPENDENCIES = 50;
    private static final int DAYS = 30;
    private static final int EPISODES = 1_000;
    private static final ProbePace PACE = new ProbePace(
            Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 1);

    private OverviewBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Path.of(arguments[0]);
        var isFilled = Files.exists(folder.resolve("faultline.db"));
        var clock = new Instant[] {NOW};
        try (var store = SqliteStore.open(folder, () -> clock[0])) {
            if (!isFilled) {
                fill(store, clock, arguments.length > 1 ? Integer.parseInt(arguments[1]) : DAYS);
            }
            measure(store);
        }
    }

    private static void fill(SqliteStore store, Instant[] clock, int days) {
        for (var i = 0; i < DEPENDENCIES; i++) {
            store.remember(
                    new Dependency("db-" + i, new DependencyKind("postgresql"), true, List.of(), Set.of(), PACE));
        }
        var errors = new ArrayList<ResponseCount>();
        for (var day = DAYS - days; day < DAYS; day++) {
            var start = NOW.minus(Duration.ofDays(DAYS - day));
            clock[0] = start.plus(Duration.ofDays(1));
            for (var i = 0; i < DEPENDENCIES; i++) {
                store.insert(day("db-" + i, start, new SplittableRandom(1_000L * i + day)));
            }
            store.tidy(RetentionPeriods.DEFAULT, clock[0]);
            System.out.println("filled day " + day);
        }
        for (var at = NOW.minus(Duration.ofDays(6)); at.isBefore(NOW); at = at.plusSeconds(2)) {
            errors.add(ResponseCounts.on("/pay").at(at).requests(9).errors(1));
        }
        store.errors().add(new ErrorBatch(errors, List.of(), Optional.empty()));
    }

    private static List<Observation> day(String dependency, Instant start, SplittableRandom random) {
        var observations = new ArrayList<Observation>();
        var failing = 0;
        for (var i = 0; i < 8_640; i++) {
            if (failing == 0 && random.nextInt(8_640 * DAYS / EPISODES) == 0) {
                failing = 1 + random.nextInt(30);
            }
            var status = failing > 0 ? Status.DOWN : Status.UP;
            failing = Math.max(0, failing - 1);
            observations.add(ObservationFixtures.of(
                            dependency,
                            start.plusSeconds(10L * i),
                            status,
                            status == Status.UP ? FailureClass.NONE : FailureClass.CONNECT)
                    .lasting(Duration.ofNanos(1_000_000L * (2 + random.nextInt(20))))
                    .paced(PACE.interval(), PACE.timeout())
                    .made());
        }
        return observations;
    }

    private static void measure(SqliteStore store) {
        var history = new TimelineLoader(store);
        var overviews = new OverviewLoader(
                new DependencyRegistry(List::of, store),
                new RouteRegistry(List::of, store),
                history,
                store,
                store.errors(),
                () -> ErrorSettings.NONE,
                store.incidents(),
                store,
                name -> Optional.empty());
        for (var span : List.of(
                Duration.ofHours(1),
                Duration.ofDays(1),
                Duration.ofDays(7),
                Duration.ofDays(30),
                Duration.ofDays(400))) {
            var grid = new ColumnGrid(NOW.minus(span), NOW, 600);
            var first = millis(() -> overviews.of(grid, NOW));
            for (var i = 0; i < 10; i++) {
                overviews.of(grid, NOW);
            }
            var best = Double.MAX_VALUE;
            var sum = 0.0;
            for (var i = 0; i < 20; i++) {
                var took = millis(() -> overviews.of(grid, NOW));
                best = Math.min(best, took);
                sum += took / 20;
            }
            var before = allocated();
            var overview = overviews.of(grid, NOW);
            System.out.printf(
                    "%s: first %.1f ms, then %.1f ms, best %.1f ms; %d KiB allocated; %d segments, %d errors%n",
                    span,
                    first,
                    sum,
                    best,
                    (allocated() - before) / 1_024,
                    overview.dependencies().stream()
                            .mapToInt(lane -> lane.segments().size())
                            .sum(),
                    overview.errors().total());
        }
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    private static double millis(Runnable work) {
        var start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.analysis.runbook.ReportSettings.ComponentSettings;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.ChangeSettings;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ObservationFixtures;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * How long a verdict takes with all that it reads, out of the real store that {@code OverviewBenchmark} has filled in the
 * folder that the argument names: fifty dependencies, thirty days. Run by hand.
 */
final class StoredVerdictsBenchmark {

    private static final Instant NOW = Instant.parse("2026-01-31T00:00:00Z");
    private static final Duration BASELINE = Duration.ofDays(30);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int DEPENDENCIES = 50;
    private static final int ASKED = 400;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final VerdictAnalysis verdicts;
    private final DependencyRegistry registry;
    private final SqliteStore store;
    private final SplittableRandom random = new SplittableRandom(7);

    private StoredVerdictsBenchmark(SqliteStore store) {
        this.store = store;
        this.registry = new DependencyRegistry(List::of, store);
        this.verdicts = new VerdictAnalysis(
                store,
                store,
                store.incidents(),
                new TimelineLoader(store),
                new CauseSources(
                        StoredVerdictsBenchmark::settings,
                        store.errors(),
                        store.incidents(),
                        name -> Optional.empty(),
                        ConnectionSource.NONE));
    }

    private static ReportSettings settings() {
        return new ReportSettings(
                "shop",
                ErrorSettings.NONE,
                ChangeSettings.read(MapSettings.of(Map.of()), List.of()),
                Set.of(),
                ComponentSettings.NONE);
    }

    public static void main(String[] arguments) {
        try (var store = SqliteStore.open(Path.of(arguments[0]), () -> NOW)) {
            new StoredVerdictsBenchmark(store).measure();
        }
    }

    private void measure() {
        for (var i = 0; i < ASKED; i++) {
            ask(earlier());
        }
        tell("a window of the last six days", this::earlier, () -> {});
        tell("the last ten minutes", () -> NOW.minus(WINDOW), () -> {});
        tell("the last ten minutes, each of which is observed once more", () -> NOW.minus(WINDOW), this::observeAll);
        store.insert(slow("db-1", NOW.minus(WINDOW)));
        tell("the last ten minutes, one of which is slow", () -> NOW.minus(WINDOW), () -> {});
    }

    private Instant earlier() {
        return NOW.minus(Duration.ofHours(2)).minusSeconds(random.nextInt(6 * 86_400));
    }

    private interface Window {
        Instant start();
    }

    private void tell(String what, Window window, Runnable before) {
        var taken = new ArrayList<Double>();
        var spent = new ArrayList<Double>();
        for (var i = 0; i < ASKED; i++) {
            before.run();
            var from = window.start();
            var begin = System.nanoTime();
            var cpu = THREADS.getCurrentThreadCpuTime();
            ask(from);
            spent.add((THREADS.getCurrentThreadCpuTime() - cpu) / 1e6);
            taken.add((System.nanoTime() - begin) / 1e6);
        }
        System.out.printf("%s: %s; of CPU %s%n", what, quantiles(taken), quantiles(spent));
    }

    private static String quantiles(List<Double> millis) {
        millis.sort(Double::compare);
        return String.format("p50 %.2f ms, p99 %.2f ms", millis.get(ASKED / 2), millis.get(ASKED * 99 / 100));
    }

    private void ask(Instant from) {
        var question = new VerdictQuestion(
                new JudgedWindow(from, from.plus(WINDOW), Optional.empty()),
                List.of(),
                VerdictQuestion.DEFAULT_TOLERANCE,
                VerdictQuestion.DEFAULT_MAX_LAG,
                Optional.of(BASELINE),
                NOW);
        verdicts.judge(question, registry.concernedBy(question));
    }

    private Instant next = NOW;

    private void observeAll() {
        next = next.plusMillis(10);
        var all = new ArrayList<Observation>();
        for (var i = 0; i < DEPENDENCIES; i++) {
            all.add(up("db-" + i, next, Duration.ofMillis(3)));
        }
        store.insert(all);
    }

    private static List<Observation> slow(String dependency, Instant from) {
        var all = new ArrayList<Observation>();
        for (var at = from.plusMillis(500); at.isBefore(NOW); at = at.plusSeconds(1)) {
            all.add(up(dependency, at, Duration.ofMillis(300)));
        }
        return all;
    }

    private static Observation up(String dependency, Instant at, Duration lasting) {
        return ObservationFixtures.of(dependency, at, Status.UP, FailureClass.NONE)
                .lasting(lasting)
                .paced(Duration.ofSeconds(10), Duration.ofSeconds(3))
                .made();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/** A thousand HTTP dependencies at 1 s, half of them black holes: what that does to the healthy half. */
final class CrowdBenchmark {

    private static final int HEALTHY = 500;
    private static final int FAILING = 500;

    private final PackagedForm program;
    private final ProbeTargets targets;
    private final BenchmarkLengths lengths;
    private final MarkdownTable table;

    CrowdBenchmark(PackagedForm program, ProbeTargets targets, BenchmarkLengths lengths, MarkdownTable table) {
        this.program = program;
        this.targets = targets;
        this.lengths = lengths;
        this.table = table;
    }

    void measure(ScratchFolder scratch) throws InterruptedException {
        var dependencies = new ArrayList<String>();
        for (var i = 0; i < HEALTHY; i++) {
            dependencies.add("ok-" + i + ": { " + targets.settings("http", i) + " }");
        }
        for (var i = 0; i < FAILING; i++) {
            dependencies.add("hole-" + i + ": { kind: http, url: \"" + targets.blackHole(i) + "\" }");
        }
        try (var subject = new MeasuredProgram(program.start(scratch.folder(), MeasuredProgram.config(dependencies)))) {
            TimeUnit.SECONDS.sleep(2L * lengths.warmUp());
            watch(subject);
        }
    }

    private void watch(MeasuredProgram subject) throws InterruptedException {
        var skippedBefore = skipped(subject);
        // What reading the metrics of so many costs shall not be counted.
        TimeUnit.SECONDS.sleep(1);
        var before = subject.usage();
        var begin = Instant.now();
        TimeUnit.SECONDS.sleep(lengths.crowd());
        var after = subject.usage();
        var end = Instant.now();
        var skipped = skipped(subject) - skippedBefore;
        var lateness = new ProbeLateness();
        for (var i = 0; i < HEALTHY; i++) {
            lateness.add(subject.observations("ok-" + i, begin).stream()
                    .filter(one -> Instant.parse(one.get("startedAt").asText()).isBefore(end))
                    .toList());
        }
        var sample = lateness.sample();
        put(
                "1,000 at 1 s, 500 of them black holes: lateness of the healthy p50 / p99 / max",
                "%.0f / %.0f / %.0f ms",
                sample.median(),
                sample.quantile(0.99),
                sample.max());
        put("… skipped starts of the healthy, of about " + HEALTHY * (lengths.crowd() + 1), "%.0f", skipped);
        put("… starts of the healthy seen", "%d", sample.size());
        put("… CPU", "%.0f %% of a core", after.cpu().minus(before.cpu()).toMillis() / 10.0 / lengths.crowd());
        put("… resident memory", "%.1f MiB", after.residentKib() / 1_024.0);
    }

    private static double skipped(MeasuredProgram subject) {
        return subject.metric("faultline_probe_skipped_total", labels -> labels.contains("dependency=\"ok-"));
    }

    private void put(String row, String format, Object... values) {
        table.put(row, program.name(), format, values);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Start-up, memory, CPU and lateness with twenty HTTP dependencies at 1 s, beside its rival where that is installed. */
final class FootprintBenchmark {

    private static final int DEPENDENCIES = 20;
    private static final int STARTS = 5;
    private static final String KIND = "http";

    private final PackagedForm program;
    private final ProbeTargets targets;
    private final BenchmarkLengths lengths;
    private final MarkdownTable table;

    FootprintBenchmark(PackagedForm program, ProbeTargets targets, BenchmarkLengths lengths, MarkdownTable table) {
        this.program = program;
        this.targets = targets;
        this.lengths = lengths;
        this.table = table;
    }

    /** Measures it, and gives what was observed of each dependency meanwhile. */
    List<List<JsonNode>> measure(ScratchFolder scratch) throws InterruptedException {
        var starts = new ArrayList<Double>();
        for (var i = 0; i < STARTS; i++) {
            starts.add(untilFirstProbe(scratch.folder()));
        }
        put("process start to first probe, median of " + STARTS, "%.0f ms", new MeasuredValues(starts).median());
        var urls = new ArrayList<String>();
        for (var i = 0; i < DEPENDENCIES; i++) {
            urls.add(targets.http(i));
        }
        try (var rival = RivalProbers.start(scratch.folder(), urls);
                var subject = new MeasuredProgram(
                        program.start(scratch.folder(), MeasuredProgram.config(targets, KIND, DEPENDENCIES)))) {
            TimeUnit.SECONDS.sleep(lengths.warmUp());
            return watch(subject, rival);
        }
    }

    private double untilFirstProbe(Path folder) {
        var before = Instant.now();
        try (var subject =
                new MeasuredProgram(program.start(folder, MeasuredProgram.config(targets, KIND, DEPENDENCIES)))) {
            var first = Awaitility.await("a first probe")
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> firstStart(subject, before), Optional::isPresent);
            return Duration.between(before, first.orElseThrow()).toMillis();
        }
    }

    private static Optional<Instant> firstStart(MeasuredProgram subject, Instant before) {
        var starts = new ArrayList<Instant>();
        for (var i = 0; i < DEPENDENCIES; i++) {
            subject.observations(MeasuredProgram.name(KIND, i), before).stream()
                    .filter(one -> one.get("status").asText().equals("UP"))
                    .map(one -> Instant.parse(one.get("startedAt").asText()))
                    .forEach(starts::add);
        }
        return starts.stream().min(Instant::compareTo);
    }

    private List<List<JsonNode>> watch(MeasuredProgram subject, RivalProbers rival) throws InterruptedException {
        var resident = new double[lengths.footprint()];
        var anonymous = new double[lengths.footprint()];
        var begin = Instant.now();
        var floor = new MachineFloor(targets.http(0));
        var storedBefore = subject.stored();
        var before = subject.usage();
        rival.begin();
        for (var second = 0; second < lengths.footprint(); second++) {
            floor.second(DEPENDENCIES);
            var usage = subject.usage();
            resident[second] = usage.residentKib();
            anonymous[second] = usage.anonymousKib();
        }
        var after = subject.usage();
        var probes = subject.stored() - storedBefore;
        var cost = after.cpu().minus(before.cpu()).toMillis() / (double) probes;
        var seconds = lengths.footprint();
        put("resident memory after " + (lengths.warmUp() + seconds) + " s", "%.1f MiB", mib(after.residentKib()));
        put("… of it anonymous", "%.1f MiB", mib(after.anonymousKib()));
        put("… growth over the last " + seconds / 2 + " s", "%+.0f KiB/min", growth(resident));
        put("… of it anonymous, growth", "%+.0f KiB/min", growth(anonymous));
        put("CPU per stored HTTP probe, all in", "%.2f ms", cost);
        put(
                "… floor of this machine (connect, send, receive, close), ours × it",
                "%.2f ms, × %.1f",
                floor.cpuMillisPerProbe(),
                cost / floor.cpuMillisPerProbe());
        put(
                "bytes written to the disk per stored HTTP probe",
                "%.0f B",
                (after.writtenBytes() - before.writtenBytes()) / (double) probes);
        tellRival(rival, cost, after);
        return tellLateness(subject, begin);
    }

    private static double growth(double[] kib) {
        return 60 * MeasuredValues.slope(Arrays.copyOfRange(kib, kib.length / 2, kib.length));
    }

    private static double mib(long kib) {
        return kib / 1_024.0;
    }

    private void tellRival(RivalProbers rival, double cost, ProcessUsage usage) {
        rival.end().ifPresent(other -> {
            put(
                    "Prometheus + blackbox_exporter: CPU per probe, × ours",
                    "%.2f ms, × %.1f",
                    other.cpuMillisPerProbe(),
                    other.cpuMillisPerProbe() / cost);
            put(
                    "Prometheus + blackbox_exporter: resident memory, × ours",
                    "%.0f MiB, × %.1f",
                    mib(other.residentKib()),
                    other.residentKib() / (double) usage.residentKib());
        });
    }

    private List<List<JsonNode>> tellLateness(MeasuredProgram subject, Instant begin) {
        var lateness = new ProbeLateness();
        var seen = new ArrayList<List<JsonNode>>();
        for (var i = 0; i < DEPENDENCIES; i++) {
            var observations = subject.observations(MeasuredProgram.name(KIND, i), begin);
            lateness.add(observations);
            seen.add(observations);
        }
        var sample = lateness.sample();
        put(
                "lateness of probes p50 / p99 / max",
                "%.0f / %.0f / %.0f ms",
                sample.median(),
                sample.quantile(0.99),
                sample.max());
        return seen;
    }

    private void put(String row, String format, Object... values) {
        table.put(row, program.name(), format, values);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** CPU per stored probe of each kind, one kind at a time on one running program, less what the program costs idle. */
final class CostByKind {

    /** How many dependencies at 1 s: enough to be told from nothing, few enough for the server behind them. */
    private static final Map<String, Integer> KINDS = kinds();

    private static Map<String, Integer> kinds() {
        var kinds = new LinkedHashMap<String, Integer>();
        kinds.put("http", 200);
        kinds.put("tcp", 200);
        kinds.put("tls", 40);
        kinds.put("dns", 200);
        kinds.put("redis", 200);
        kinds.put("postgresql", 40);
        kinds.put("mysql", 40);
        kinds.put("mongodb", 200);
        kinds.put("memcached", 200);
        kinds.put("smtp", 200);
        kinds.put("amqp", 20);
        kinds.put("kafka", 100);
        kinds.put("grpc", 200);
        kinds.put("app-health", 40);
        kinds.put("file", 200);
        kinds.put("env", 200);
        return kinds;
    }

    private final PackagedForm program;
    private final ProbeTargets targets;
    private final BenchmarkLengths lengths;
    private final MarkdownTable table;

    CostByKind(PackagedForm program, ProbeTargets targets, BenchmarkLengths lengths, MarkdownTable table) {
        this.program = program;
        this.targets = targets;
        this.lengths = lengths;
        this.table = table;
    }

    void measure(ScratchFolder scratch) throws InterruptedException {
        try (var subject = new MeasuredProgram(program.start(scratch.folder(), MeasuredProgram.config(List.of())))) {
            TimeUnit.SECONDS.sleep(lengths.warmUp());
            var idle = spent(subject);
            table.put("CPU of the idle program", program.name(), "%.1f ms/s", idle.cpuPerSecond());
            for (var kind : KINDS.entrySet()) {
                if (!targets.has(kind.getKey())) {
                    table.put(measured(kind.getKey(), kind.getValue()), program.name(), "not measured: no server here");
                    continue;
                }
                subject.reconfigure(
                        MeasuredProgram.config(targets, kind.getKey(), kind.getValue()),
                        MeasuredProgram.observed(kind.getKey(), 0));
                TimeUnit.SECONDS.sleep(lengths.warmUp());
                tell(subject, kind.getKey(), kind.getValue(), spent(subject), idle);
            }
        }
    }

    /** What was spent, in milliseconds, over so many seconds, on so many probes. */
    private record Spent(double cpu, double seconds, long probes) {

        double cpuPerSecond() {
            return cpu / seconds;
        }
    }

    /** The metrics are read outside of the measured time: with hundreds of dependencies they are long. */
    private Spent spent(MeasuredProgram subject) throws InterruptedException {
        var storedBefore = subject.stored();
        var before = subject.usage();
        var begin = System.nanoTime();
        TimeUnit.SECONDS.sleep(lengths.kind());
        var after = subject.usage();
        var seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1_000.0;
        return new Spent(after.cpu().minus(before.cpu()).toMillis(), seconds, subject.stored() - storedBefore);
    }

    private static String measured(String kind, int count) {
        return "CPU per stored probe, " + kind + " (" + count + "/s, less idle)";
    }

    private void tell(MeasuredProgram subject, String kind, int count, Spent spent, Spent idle) {
        var cost = (spent.cpu() - idle.cpuPerSecond() * spent.seconds()) / spent.probes();
        var last = subject.sidecar()
                .get("/api/v1/dependencies/" + MeasuredProgram.observed(kind, 0))
                .get("lastObservation");
        var doubt = last.get("status").asText().equals("UP")
                ? ""
                : ", but it is " + last.get("status").asText() + ": "
                        + last.get("message").asText();
        table.put(measured(kind, count), program.name(), "%.2f ms%s", cost, doubt);
    }
}

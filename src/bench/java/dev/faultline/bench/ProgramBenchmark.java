// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.browser.HeadlessBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Measures what the jar and, where there is one, the native binary cost, on targets of its own on the loopback interface,
 * prints that as Markdown and writes it to {@code target/benchmark.md}. Ends by itself and leaves nothing running; exits with 1 if a part failed.
 *
 * <p>{@code -Dbench.seconds=…} is how long its longest part measures (60), {@code -Dbench.parts=…} which parts run
 * (footprint, kinds, verdicts, page, crowd, store, fleet, pure).
 */
public final class ProgramBenchmark {

    private static final Path RESULT = Path.of("target", "benchmark.md");
    private static final String ALL = "footprint,kinds,verdicts,page,crowd,store,fleet,pure";

    private final Set<String> parts =
            Set.of(System.getProperty("bench.parts", ALL).split(","));
    private final BenchmarkLengths lengths = BenchmarkLengths.asked();
    private final MarkdownTable ofPrograms = new MarkdownTable("the packaged program");
    private final MarkdownTable inProcess = new MarkdownTable("in process");
    private final ScratchFolder scratch;
    private boolean failed;

    private ProgramBenchmark(ScratchFolder scratch) {
        this.scratch = scratch;
    }

    public static void main(String[] arguments) throws Exception {
        var begin = Instant.now();
        var machine = HostMachine.now();
        // Also when it is interrupted: nothing that it has started outlives it.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        String result;
        boolean failed;
        try (var scratch = new ScratchFolder()) {
            var benchmark = new ProgramBenchmark(scratch);
            result = benchmark.run(machine);
            failed = benchmark.failed;
        }
        Files.createDirectories(RESULT.getParent());
        Files.writeString(RESULT, result);
        System.out.println(System.lineSeparator() + result);
        var took = Duration.between(begin, Instant.now()).toSeconds();
        say(String.format(Locale.ROOT, "%d min %d s; the table is in %s", took / 60, took % 60, RESULT));
        System.exit(failed ? 1 : 0);
    }

    private String run(HostMachine machine) {
        say(machine.toString());
        say(
                RivalProbers.isInstalled()
                        ? "Prometheus and blackbox_exporter run on the same targets at the same time."
                        : "Prometheus and blackbox_exporter are not installed; nothing is compared.");
        var programs = PackagedForm.built();
        if (programs.stream().noneMatch(program -> program.runner().isPresent())) {
            say("There is no native binary (target/faultline-*-runner); only the jar is measured.");
        }
        var seen = List.<List<JsonNode>>of();
        try (var targets = ProbeTargets.start(scratch.folder())) {
            for (var program : programs) {
                seen = measure(program, targets);
            }
        }
        part(
                "fleet",
                "the fleet's database and a hub",
                () -> new FleetBenchmark(programs.stream().reduce((jar, binary) -> binary), lengths, ofPrograms)
                        .measure(scratch));
        measureInProcess(seen);
        return "# What Faultline costs\n\n" + machine.markdown() + "\n" + ofPrograms
                + (inProcess.isEmpty() ? "" : "\n" + inProcess);
    }

    private List<List<JsonNode>> measure(PackagedForm program, ProbeTargets targets) {
        var seen = new ArrayList<List<JsonNode>>();
        part(
                "footprint",
                program.name() + ": start-up, memory and lateness",
                () -> seen.addAll(new FootprintBenchmark(program, targets, lengths, ofPrograms).measure(scratch)));
        part(
                "kinds",
                program.name() + ": CPU by kind of probe",
                () -> new CostByKind(program, targets, lengths, ofPrograms).measure(scratch));
        part(
                "verdicts",
                program.name() + ": ingest and verdicts",
                () -> new VerdictBenchmark(program, ofPrograms).measure(scratch));
        HeadlessBrowser.program()
                .ifPresentOrElse(
                        chromium -> part(
                                "page",
                                program.name() + ": the first paint of the page",
                                () -> new PaintBenchmark(program, ofPrograms).measure(scratch, chromium)),
                        () -> say("There is no chromium on the PATH; the page is not measured."));
        part(
                "crowd",
                program.name() + ": a thousand dependencies, half of them black holes",
                () -> new CrowdBenchmark(program, targets, lengths, ofPrograms).measure(scratch));
        return seen;
    }

    private void measureInProcess(List<List<JsonNode>> seen) {
        if (!seen.isEmpty()) {
            part("store", "the store", () -> new StoreDensity(inProcess).measure(seen, scratch));
        }
        if (PureParts.canRun()) {
            part("pure", "fold, chance, verdict and packing, by JMH", () -> new PureParts(inProcess).measure(scratch));
        } else {
            say("JMH's benchmarks were not generated; ./mvnw -Pbench verify does that.");
        }
    }

    private interface Part {
        void measure() throws Exception;
    }

    /** Runs a part if it is asked for. One that fails is told, and costs only its own rows. */
    private void part(String name, String description, Part part) {
        if (!parts.contains(name)) {
            return;
        }
        say(description);
        try {
            part.measure();
        } catch (Exception | AssertionError failure) {
            failed = true;
            say("that failed: " + failure);
        }
    }

    private static void say(String line) {
        System.out.println("▸ " + line);
    }
}

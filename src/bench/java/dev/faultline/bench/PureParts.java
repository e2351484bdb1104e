// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The parts that only compute, by JMH: one forked JVM for each, a few seconds long. */
final class PureParts {

    private static final String COLUMN = "JMH";

    /** Where JMH's generated classes are, which only the profile {@code bench} makes. */
    private static final Path CLASSES = Path.of(System.getProperty("bench.classes", "target/bench-classes"));

    private final MarkdownTable table;

    PureParts(MarkdownTable table) {
        this.table = table;
    }

    static boolean canRun() {
        return Files.exists(CLASSES.resolve("META-INF/BenchmarkList"));
    }

    void measure(ScratchFolder scratch) throws IOException, InterruptedException {
        var result = scratch.folder().resolve("jmh.json");
        var log = scratch.folder().resolve("jmh.log").toFile();
        var process = new ProcessBuilder(command(result))
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("JMH failed:\n" + Files.readString(log.toPath()));
        }
        new ObjectMapper().readTree(result.toFile()).forEach(this::tell);
    }

    private static List<String> command(Path result) {
        var java = ProcessHandle.current().info().command().orElse("java");
        var classes = CLASSES + File.pathSeparator + System.getProperty("java.class.path");
        var briefly = "-f 1 -wi 2 -w 1 -i 3 -r 1 -foe true -rf json -rff " + result + " dev.faultline.*Benchmark";
        return List.of((java + " -cp " + classes + " org.openjdk.jmh.Main " + briefly).split(" "));
    }

    private void tell(JsonNode benchmark) {
        var metric = benchmark.get("primaryMetric");
        var unit = metric.get("scoreUnit").asText().replace("us/op", "µs").replace("/op", "");
        var name = words(benchmark.get("benchmark").asText());
        if (benchmark.get("mode").asText().equals("sample")) {
            var percentiles = metric.get("scorePercentiles");
            table.put(
                    name + ", p50 / p99",
                    COLUMN,
                    "%.2f / %.2f %s",
                    percentiles.get("50.0").asDouble(),
                    percentiles.get("99.0").asDouble(),
                    unit);
        } else {
            table.put(name, COLUMN, "%.1f %s", metric.get("score").asDouble(), unit);
        }
    }

    /** The method's name as words. */
    private static String words(String benchmark) {
        return benchmark
                .substring(benchmark.lastIndexOf('.') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?=[A-Z][a-z])|(?<=[a-z])(?=[0-9])", " ")
                .toLowerCase(Locale.ROOT);
    }
}

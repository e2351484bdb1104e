// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.PackagedSidecar;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** The running program as it is measured: what it tells of itself, and what it uses. */
final class MeasuredProgram implements AutoCloseable {

    private static final String PACE = "defaults: { interval: 1s, timeout: 900ms, slow-above: 800ms }";

    private final PackagedSidecar sidecar;

    MeasuredProgram(PackagedSidecar sidecar) {
        this.sidecar = sidecar;
    }

    /** A config that probes so many dependencies every second; their names are the kind and a number from 0. */
    static String config(ProbeTargets targets, String kind, int count) {
        return config(IntStream.range(0, count)
                .mapToObj(number -> name(kind, number) + ": { " + targets.settings(kind, number) + " }")
                .toList());
    }

    /** A config of the given dependencies, each a line of YAML, all probed every second. */
    static String config(List<String> dependencies) {
        return "faultline:\n  app: benchmark\n  network: { enabled: false }\n  " + PACE + "\n"
                + (dependencies.isEmpty() ? "" : "  dependencies:\n    " + String.join("\n    ", dependencies) + "\n");
    }

    static String name(String kind, int number) {
        return kind + "-" + number;
    }

    /** The name of what is observed by that check. */
    static String observed(String kind, int number) {
        return name(kind, number) + (kind.equals("app-health") ? "/db" : "");
    }

    PackagedSidecar sidecar() {
        return sidecar;
    }

    ProcessUsage usage() {
        return ProcessUsage.of(sidecar.pid());
    }

    /** Brings another config into force and waits until the named dependency is in it. */
    void reconfigure(String yaml, String dependency) {
        sidecar.reconfigure(yaml);
        Awaitility.await("the new config is in force")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(200))
                .until(() ->
                        sidecar.response("/api/v1/dependencies/" + dependency).statusCode() == 200);
    }

    /** What was observed of a dependency since the given instant, at most a thousand, by start. */
    List<JsonNode> observations(String dependency, Instant from) {
        var found = new ArrayList<JsonNode>();
        sidecar.get("/api/v1/dependencies/" + dependency + "/observations?limit=1000&from=" + from.toEpochMilli()
                        + "&to=now")
                .get("observations")
                .forEach(found::add);
        return found;
    }

    /** How many observations are on the disk. */
    long stored() {
        var metrics = sidecar.response("/q/metrics").body();
        return Math.round(sum(metrics, "faultline_store_recent_rows", all -> true)
                + sum(metrics, "faultline_store_packed_observations", all -> true));
    }

    /** The sum of a metric over those of its series whose labels, as they are written, are wanted. */
    double metric(String name, Predicate<String> wanted) {
        return sum(sidecar.response("/q/metrics").body(), name, wanted);
    }

    private static double sum(String metrics, String name, Predicate<String> wanted) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> wanted.test(line.substring(name.length(), line.lastIndexOf(' '))))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        sidecar.close();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.store.RetentionPeriods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Bytes per observation in the store: what the program has just seen, repeated for an hour, as rows and then packed. */
final class StoreDensity {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    private static final Duration TIMEOUT = Duration.ofMillis(900);
    private static final int HOUR = 3_600;
    private static final String STORE = "store, in process";

    private final MarkdownTable table;

    StoreDensity(MarkdownTable table) {
        this.table = table;
    }

    void measure(List<List<JsonNode>> seen, ScratchFolder scratch) throws IOException {
        var folder = scratch.folder();
        var rows = 0L;
        var inserting = 0L;
        try (var store = SqliteStore.open(folder, () -> START.plusSeconds(HOUR))) {
            for (var i = 0; i < seen.size(); i++) {
                var hour = hour(MeasuredProgram.name("http", i), seen.get(i));
                var begin = System.nanoTime();
                rows += store.insert(hour).stored();
                inserting += System.nanoTime() - begin;
            }
        }
        table.put("rows inserted per second", STORE, "%,.0f", rows * 1e9 / inserting);
        table.put("bytes per observation, recent", STORE, "%.1f", size(folder) / (double) rows);

        try (var store = SqliteStore.open(folder, () -> START.plusSeconds(3 * HOUR))) {
            var begin = System.nanoTime();
            store.tidy(RetentionPeriods.DEFAULT, START.plusSeconds(3 * HOUR));
            table.put("rows packed per second", STORE, "%,.0f", rows * 1e9 / (System.nanoTime() - begin));
            var state = store.state();
            table.put(
                    "bytes per observation, packed",
                    STORE,
                    "%.2f",
                    state.packedBytes() / (double) state.packedObservations());
        }
        table.put("… the whole file, for an hour of " + seen.size(), STORE, "%.2f", size(folder) / (double) rows);
    }

    /** What was seen, over and over: each start as long after the one before as it really was. */
    private static List<Observation> hour(String dependency, List<JsonNode> seen) {
        var hour = new ArrayList<Observation>();
        var at = START;
        for (var i = 0; i < HOUR; i++) {
            var one = seen.get(i % (seen.size() - 1));
            var next = seen.get(i % (seen.size() - 1) + 1);
            hour.add(observation(dependency, at, one));
            at = at.plus(Duration.between(start(one), start(next)));
        }
        return hour;
    }

    private static Observation observation(String dependency, Instant at, JsonNode one) {
        return new Observation(
                dependency,
                at,
                millis(one.get("durationMs").asDouble()),
                Status.valueOf(one.get("status").asText()),
                FailureClass.ofLabel(one.get("failure").asText("")).orElse(FailureClass.NONE),
                one.get("message").asText(),
                phases(one.get("phases")),
                INTERVAL,
                TIMEOUT);
    }

    private static Map<String, Duration> phases(JsonNode told) {
        var phases = new LinkedHashMap<String, Duration>();
        told.properties()
                .forEach(phase ->
                        phases.put(phase.getKey(), millis(phase.getValue().asDouble())));
        return phases;
    }

    private static Instant start(JsonNode observation) {
        return Instant.parse(observation.get("startedAt").asText());
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.round(millis * 1_000) * 1_000);
    }

    /** Of the database and its log together. */
    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("faultline.db"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

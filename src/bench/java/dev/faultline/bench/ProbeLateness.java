// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How late probes start, read from when they did: each dependency has a fixed phase, which nothing starts ahead of, so the
 * earliest start in it is taken as on time. Exact to a millisecond, that of the observations.
 */
final class ProbeLateness {

    private static final long INTERVAL = 1_000;

    private final List<Double> millis = new ArrayList<>();

    /** Adds the successive observations of one dependency that is probed every second. */
    void add(List<JsonNode> observations) {
        if (observations.isEmpty()) {
            return;
        }
        var first = start(observations.get(0));
        var offsets = observations.stream()
                .map(one -> Math.floorMod(start(one) - first + INTERVAL / 2, INTERVAL) - INTERVAL / 2)
                .toList();
        var earliest = offsets.stream().mapToLong(Long::longValue).min().orElseThrow();
        offsets.forEach(offset -> millis.add((double) (offset - earliest)));
    }

    private static long start(JsonNode observation) {
        return Instant.parse(observation.get("startedAt").asText()).toEpochMilli();
    }

    /** All of them, in milliseconds. */
    MeasuredValues sample() {
        return new MeasuredValues(millis);
    }
}

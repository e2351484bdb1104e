// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.PackagedSidecar;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would take more memory than the images have. */
class HostileIT {

    /** The heap of the JVM image; the native binary has its own bound. */
    private static final Map<String, String> SMALL_HEAP =
            Map.of("_JAVA_OPTIONS", "-Xmx64m -XX:+ExitOnOutOfMemoryError");

    private static final String CONFIG = """
            faultline:
              app: checkout
              network: { enabled: false }
            """;

    private static final int DEPENDENCIES = 20;
    private static final int SECONDS = 3 * 3_600;

    @TempDir
    Path folder;

    @Test
    void aLongFlappingIncidentIsJudgedInASmallHeap() throws InterruptedException {
        var start = Instant.now().minusSeconds(SECONDS + 60L);
        try (var sidecar = PackagedSidecar.start(folder, CONFIG, SMALL_HEAP)) {
            postFlapping(sidecar, start);
            var end = start.plusSeconds(SECONDS);
            sidecar.postErrors(IntStream.range(0, 10)
                    .mapToObj(i -> "{\"at\": \"" + end.minusSeconds(i) + "\", \"status\": 500}")
                    .toList());

            for (var last : new String[] {"5m", "1h", "4h"}) {
                var verdict = sidecar.get("/api/v1/verdict?last=" + last);
                assertThat(verdict.get("notes").toString()).contains("changed too often");
            }
            assertThat(Stream.of(1, 2, 3, 4).parallel().map(i -> sidecar.response("/api/v1/verdict?last=5m")))
                    .allMatch(response -> response.statusCode() == 200);
            assertThat(sidecar.response("/?last=3h").statusCode()).isEqualTo(200);
            assertThat(sidecar.terminate()).isZero();
        }
        try (var again = PackagedSidecar.start(folder, CONFIG, SMALL_HEAP)) {
            assertThat(again.response("/api/v1/verdict?last=5m").statusCode()).isEqualTo(200);
            assertThat(again.response("/api/v1/report?last=5m").statusCode()).isEqualTo(200);
        }
    }

    /** Each dependency fails at random, once a second for three hours. */
    private static void postFlapping(PackagedSidecar sidecar, Instant start) {
        var random = new Random(7);
        var rows = new ArrayList<String>();
        for (var second = 0; second < SECONDS; second++) {
            for (var each = 0; each < DEPENDENCIES; each++) {
                rows.add("{\"dependency\":\"d" + each + "\",\"at\":\"" + start.plusSeconds(second) + "\",\"status\":\""
                        + (random.nextBoolean() ? "UP" : "DOWN") + "\"}");
            }
            if (rows.size() + DEPENDENCIES > 10_000) {
                sidecar.postObservations(rows);
                rows.clear();
            }
        }
        sidecar.postObservations(rows);
    }
}

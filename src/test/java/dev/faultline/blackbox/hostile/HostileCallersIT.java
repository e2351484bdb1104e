// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.PackagedSidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers, servers and logs that mean harm, at the limits of the manifests. */
class HostileCallersIT {

    private static final String YAML = """
            faultline:
              app: checkout
              network: { enabled: false }
              defaults: { interval: 1s, timeout: 2s, slow-above: 2s }
              errors:
                access-log: { path: %s, format: combined }
              dependencies:
            """;

    private static final String STACK_TRACE = "\n\tat ";

    @TempDir
    private Path folder;

    @Test
    void everyShapeIsSurvived() throws Exception {
        var tally = new SurvivalTally();
        var log = Files.createFile(folder.resolve("access.log"));
        try (var space = ConfinedSpace.make();
                var servers = new HostileServers()) {
            var yaml = YAML.formatted(log) + servers.dependencies();
            var sidecar = PackagedSidecar.startUnder(space.wrapper(), folder, yaml);
            try {
                awaitObservations(sidecar, 3);
                for (var shape : CallerShapes.all().entrySet()) {
                    var running = sidecar;
                    tally.attempt(shape.getKey(), () -> {
                        var before = running.log().length();
                        shape.getValue().on(running);
                        assertThatItIsWell(running, before);
                    });
                    if (!sidecar.isAlive()) {
                        sidecar.close();
                        sidecar = PackagedSidecar.startUnder(space.wrapper(), folder, yaml);
                    }
                }
                var running = sidecar;
                tally.attempt("a log of garbage", () -> {
                    var before = running.log().length();
                    writeGarbage(log);
                    awaitObservations(running, observations(running, "healthy").size() + 3);
                    assertThatItIsWell(running, before);
                });
                tally.attempt(servers.count() + " hostile servers", () -> {
                    awaitObservations(running, observations(running, "healthy").size() + 5);
                    for (var name : List.of("healthy", "healthy-too")) {
                        assertThat(observations(running, name)).as(name).doesNotContain("DOWN", "DEGRADED");
                    }
                });
                tally.attempt(
                        "SIGTERM after all that",
                        () -> assertThat(running.terminate()).isZero());
            } finally {
                sidecar.close();
            }
            tally.print(space.inWords());
        }
        assertThat(tally.lost()).isEmpty();
    }

    private static void assertThatItIsWell(PackagedSidecar sidecar, int logBefore) {
        assertThat(sidecar.isAlive()).as("the process lives").isTrue();
        await("health answers")
                .atMost(PATIENCE)
                .until(() -> sidecar.response("/q/health/live").statusCode() == 200);
        assertThat(sidecar.log().substring(logBefore)).doesNotContain(STACK_TRACE);
    }

    private static void awaitObservations(PackagedSidecar sidecar, int count) {
        await("it observes on")
                .atMost(PATIENCE)
                .until(() -> observations(sidecar, "healthy").size() >= count);
    }

    private static List<String> observations(PackagedSidecar sidecar, String dependency) {
        return sidecar.observations(dependency, "last=1h").stream()
                .map(each -> each.get("status").asText())
                .toList();
    }

    private static void writeGarbage(Path log) throws IOException {
        for (var line : List.of(
                "\u0000".repeat(100_000),
                "a".repeat(3_000_000),
                "127.0.0.1 - - [99/Foo/9999:99:99:99 +9999] \"GET /\u001b[2J HTTP/1.1\" 500 99999999999999999999",
                "\"".repeat(50_000),
                "[".repeat(50_000),
                "127.0.0.1 - - [01/Jan/1970:00:00:00 +0000] \"GET /old HTTP/1.1\" 500 1 \"-\" \"-\"")) {
            Files.writeString(log, line + "\n", StandardOpenOption.APPEND);
        }
    }
}

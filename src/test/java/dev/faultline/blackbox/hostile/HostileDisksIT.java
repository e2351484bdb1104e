// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not what they should be when the program starts, and disks that fail while it runs. */
class HostileDisksIT {

    static final String YAML = """
            faultline:
              app: checkout
              network: { enabled: false }
              dependencies:
                healthy: { kind: file, path: /, interval: 500ms, timeout: 400ms, slow-above: 400ms }
            """;

    @TempDir
    private Path folder;

    /** Puts something into the folder of the store. */
    private interface Placing {
        void in(Path data) throws Exception;
    }

    @Test
    void everyFileIsSurvivedAtTheStart() throws IOException {
        var tally = new SurvivalTally();
        for (var shape : files().entrySet()) {
            var place = Files.createDirectory(folder.resolve(shape.getKey().replace(' ', '-')));
            tally.attempt(shape.getKey(), () -> {
                shape.getValue().in(Files.createDirectory(place.resolve("data")));
                try (var sidecar = PackagedSidecar.start(place, YAML)) {
                    assertThatItWorks(sidecar);
                    assertThat(sidecar.terminate()).isZero();
                }
            });
        }
        tally.attempt("a pipe as ca-file", () -> {
            var pipe = folder.resolve("pipe");
            run("mkfifo", pipe.toString());
            var ended = PackagedSidecar.startRefused(
                    folder,
                    YAML + "    tls: { kind: tls, address: \"127.0.0.1:1\", ca-file: \"%s\" }\n".formatted(pipe));
            assertThat(ended.exitCode()).isEqualTo(2);
        });
        tally.print("files at the start");
        assertThat(tally.lost()).isEmpty();
    }

    private static Map<String, Placing> files() {
        var all = new LinkedHashMap<String, Placing>();
        all.put("garbage as database", data -> Files.write(data.resolve("faultline.db"), noise()));
        all.put("an empty database with a log", data -> {
            Files.createFile(data.resolve("faultline.db"));
            Files.write(data.resolve("faultline.db-wal"), noise());
        });
        all.put("a log without a database", data -> Files.write(data.resolve("faultline.db-wal"), noise()));
        all.put("a folder as database", data -> Files.createDirectory(data.resolve("faultline.db")));
        all.put(
                "a pipe as database",
                data -> run("mkfifo", data.resolve("faultline.db").toString()));
        all.put(
                "a link to itself as database",
                data -> Files.createSymbolicLink(data.resolve("faultline.db"), data.resolve("faultline.db")));
        all.put("a folder as lock", data -> Files.createDirectory(data.resolve("faultline.lock")));
        all.put("a file as folder", data -> {
            Files.delete(data);
            Files.createFile(data);
        });
        return all;
    }

    @Test
    void everyFailureOfTheDiskIsSurvivedWhileItRuns() throws Exception {
        var tally = new SurvivalTally();
        var data = Files.createDirectory(folder.resolve("data"));
        var mounted = SmallVolume.on(data);
        assumeTrue(mounted.isPresent(), "this machine does not let us mount a volume");
        try (var volume = mounted.get()) {
            var acknowledged = 0;
            try (var sidecar = PackagedSidecar.start(folder, YAML)) {
                tally.attempt("a full disk", () -> {
                    fill(data.resolve("filler"));
                    awaitDurable(sidecar, "0.0");
                    assertThatItWorks(sidecar);
                    assertThat(sidecar.postResponse("/api/v1/observations", row(0))
                                    .statusCode())
                            .isEqualTo(503);
                    Files.delete(data.resolve("filler"));
                    awaitDurable(sidecar, "1.0");
                });
                tally.attempt("a database that is removed", () -> {
                    Files.delete(data.resolve("faultline.db"));
                    await("that is reported")
                            .atMost(PATIENCE)
                            .until(() ->
                                    sidecar.response("/q/health/ready").body().contains("was removed"));
                    awaitDurable(sidecar, "1.0");
                    assertThatItWorks(sidecar);
                });
                tally.attempt("SIGSTOP for 3 s", () -> {
                    sidecar.pause();
                    var until = Instant.now().plusSeconds(3);
                    await().atMost(PATIENCE).until(() -> Instant.now().isAfter(until));
                    sidecar.resume();
                    assertThatItWorks(sidecar);
                });
                for (var i = 1; i <= 50; i++) {
                    acknowledged += sidecar.post("/api/v1/observations", row(i))
                            .get("stored")
                            .asInt();
                }
                sidecar.kill();
            }
            var expected = acknowledged;
            tally.attempt("SIGKILL behind an acknowledged row", () -> {
                try (var again = PackagedSidecar.start(folder, YAML)) {
                    assertThat(again.observations("posted", "last=1d")).hasSize(expected);
                    assertThat(again.observations("healthy", "last=1d"))
                            .isNotEmpty()
                            .noneMatch(each -> each.get("status").asText().matches("DOWN|DEGRADED"));
                }
            });
        }
        tally.print("a disk that fails");
        assertThat(tally.lost()).isEmpty();
    }

    static void assertThatItWorks(PackagedSidecar sidecar) {
        var before = sidecar.observations("healthy", "last=1h").size();
        await("it observes on")
                .atMost(PATIENCE)
                .until(() -> sidecar.observations("healthy", "last=1h").size() > before);
        for (var path :
                new String[] {"/q/health/live", "/", "/faultline.css", "/page/main.js", "/api/v1/verdict?last=5m"}) {
            assertThat(sidecar.response(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    static void awaitDurable(PackagedSidecar sidecar, String value) {
        await("durable is " + value)
                .atMost(PATIENCE)
                .until(() -> sidecar.response("/q/metrics").body().contains("faultline_store_durable " + value));
    }

    private static String row(int number) {
        return "{\"observations\":[{\"dependency\":\"posted\",\"at\":\""
                + Instant.now().minusSeconds(3_600 - number) + "\",\"status\":\"UP\"}]}";
    }

    private static void fill(Path filler) {
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(new byte[4_096]);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static byte[] noise() {
        var noise = new byte[100_000];
        new Random(3).nextBytes(noise);
        return noise;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder(command).start().waitFor()).isZero();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.FreePort;
import dev.faultline.testing.PackagedSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The run that records the ahead-of-time cache of the JVM image. */
class TrainingIT {

    @TempDir
    private Path folder;

    @Test
    void itLooksAtItselfAndEndsInOrder() throws Exception {
        var port = FreePort.get();
        var yaml = Files.readString(Path.of("src/main/docker/training.yaml"))
                .replace("127.0.0.1:8086", "127.0.0.1:" + port);

        try (var sidecar = PackagedSidecar.start(folder, yaml, Map.of(), port)) {
            for (var name : new String[] {"words", "list", "timeline", "observations", "page", "metrics", "listener"}) {
                await(name)
                        .atMost(Duration.ofSeconds(20))
                        .until(() -> sidecar.get("/api/v1/dependencies/" + name + "/observations?last=5m")
                                .toString()
                                .contains("\"UP\""));
            }

            assertThat(sidecar.terminate()).isZero();
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.shop.ShopStage;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.SmallVolume;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A volume on which bytes are left and inodes are not, told by the packaged program. */
class InodesIT {

    private static final int INODES = 32;

    @TempDir
    Path folder;

    private String config(Path uploads) {
        return """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  defaults: { interval: 500ms, timeout: 2s }
                  dependencies:
                    uploads: { kind: file, path: %s, expect: { writable: true } }
                    archive: { kind: file, path: %s, expect: { free-inodes: 2 } }
                """.formatted(uploads, uploads);
    }

    @Test
    void aFolderThatTakesNoMoreFilesIsTheStorageAndItsInodesAreNamed() throws IOException {
        var uploads = Files.createDirectory(folder.resolve("uploads"));
        var mounted = SmallVolume.withInodes(uploads, INODES);
        assumeTrue(mounted.isPresent(), "this machine does not let us mount a volume");
        try (var volume = mounted.get();
                var sidecar = PackagedSidecar.start(folder, config(volume.folder()))) {
            await().atMost(PATIENCE).until(() -> is(sidecar, "uploads", "UP") && is(sidecar, "archive", "UP"));
            var start = Instant.now().minusSeconds(1);
            await("both were looked at while there was room")
                    .atMost(PATIENCE)
                    .until(() -> freeInodes(storage(sidecar, start), "uploads") > 0
                            && freeInodes(storage(sidecar, start), "archive") > 0);
            var full = Instant.now();

            fill(uploads);

            var storage = await("the inodes are named")
                    .atMost(PATIENCE)
                    .until(
                            () -> storage(sidecar, full),
                            // Each of the two looks by itself, and the other one may have been first.
                            step -> step.at("/sentence").asText().contains("its volume ran out of inodes between")
                                    && freeInodes(step, "uploads") == 0);
            assertThat(storage.get("state").asText()).isEqualTo("FOUND");
            assertThat(storage.get("sentence").asText()).matches("(uploads|archive): .*");
            assertThat(path(storage, "uploads").at("/looks/totalInodes").asLong())
                    .isEqualTo(INODES);
            assertThat(path(storage, "uploads").at("/looks/freeBytes").asLong()).isPositive();
            await("what wants inodes is down").atMost(PATIENCE).until(() -> is(sidecar, "archive", "DOWN"));

            Files.delete(uploads.resolve("file0"));
            Files.delete(uploads.resolve("file1"));

            await().atMost(PATIENCE).until(() -> is(sidecar, "uploads", "UP") && is(sidecar, "archive", "UP"));
            await().atMost(PATIENCE).until(() -> freeInodes(storage(sidecar, full), "uploads") >= 1);
        }
    }

    private static void fill(Path folder) throws IOException {
        try {
            for (var i = 0; i <= INODES; i++) {
                Files.createFile(folder.resolve("file" + i));
            }
        } catch (FileSystemException full) {
            assertThat(full).hasMessageContaining("No space left");
        }
    }

    private static boolean is(PackagedSidecar sidecar, String name, String status) {
        return sidecar.status(name).equals(status);
    }

    private static JsonNode storage(PackagedSidecar sidecar, Instant from) {
        return ShopStage.steps(sidecar.report(from, "now"))
                .filter(step -> step.get("name").asText().equals("storage"))
                .findFirst()
                .orElseThrow();
    }

    /** As it was seen for that dependency; -1 if that is not told. */
    private static long freeInodes(JsonNode storage, String name) {
        return path(storage, name).at("/looks/freeInodes").asLong(-1);
    }

    private static JsonNode path(JsonNode storage, String name) {
        for (var path : storage.at("/evidence/paths")) {
            if (path.get("name").asText().equals(name)) {
                return path;
            }
        }
        throw new AssertionError("no evidence on " + name + " in " + storage);
    }
}

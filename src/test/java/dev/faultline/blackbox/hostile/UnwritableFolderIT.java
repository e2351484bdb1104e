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
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A folder for the store that cannot be written to when the program starts. */
class UnwritableFolderIT {

    @TempDir
    private Path folder;

    @Test
    void aReadOnlyVolumeLeavesItInMemoryAndItSaysSo() throws IOException {
        var mounted = SmallVolume.on(Files.createDirectory(folder.resolve("data")));
        assumeTrue(mounted.isPresent(), "this machine does not let us mount a volume");
        try (var volume = mounted.get()) {
            volume.turnReadOnly();
            try (var sidecar = PackagedSidecar.start(folder, UnknownUser.YAML)) {
                assertThatItWorksInMemory(sidecar);
            }
        }
    }

    @Test
    void aFolderOfAnotherUserLeavesItInMemoryAndItSaysSo() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectory(folder.resolve("data"));
        assumeTrue(UnknownUser.runs(UnknownUser.command("true")), "may not change the user");
        try (var sidecar = PackagedSidecar.startUnder(UnknownUser.command(), folder, UnknownUser.YAML)) {
            assertThatItWorksInMemory(sidecar);
        }
    }

    private static void assertThatItWorksInMemory(PackagedSidecar sidecar) {
        await().atMost(PATIENCE)
                .until(() -> sidecar.observations("root", "last=1h").size() >= 3);
        for (var path : List.of("/", "/faultline.css", "/page/main.js", "/q/swagger-ui/", "/q/health/live")) {
            assertThat(sidecar.response(path).statusCode()).as(path).isEqualTo(200);
        }
        assertThat(sidecar.response("/q/metrics").body()).contains("faultline_store_durable 0.0");
        assertThat(sidecar.response("/q/health/ready").body()).contains("cannot be written to");
        assertThat(sidecar.log()).contains("store.unavailable").doesNotContain("\tat ");
    }
}

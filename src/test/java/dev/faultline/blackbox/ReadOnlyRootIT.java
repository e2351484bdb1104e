// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.blackbox.hostile.UnknownUser;
import dev.faultline.testing.PackagedSidecar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As in a pod: everything but the volume is read-only, and the user is one that nobody knows. Needs to be root. */
class ReadOnlyRootIT {

    /** The first argument is the folder that stays writable, the rest is run. */
    private static final String READ_ONLY = "mount --make-rprivate / && mount --bind \"$0\" \"$0\""
            + " && { ! mountpoint -q /tmp || mount -o remount,bind,ro /tmp; } && mount -o remount,bind,ro / && exec \"$@\"";

    @TempDir
    private Path folder;

    @BeforeEach
    void mayTakeRightsAway() throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Assumptions.assumeTrue(
                UnknownUser.runs(wrapper("true")), "may not mount in a namespace of its own and change the user");
        Assumptions.assumeFalse(
                UnknownUser.runs(wrapper("sh", "-c", "touch /tmp/read-only-root-it")),
                "/tmp is still writable in such a namespace");
    }

    @Test
    void itProbesStoresAndShowsItsPage() throws Exception {
        try (var sidecar = PackagedSidecar.startUnder(wrapper(), folder, UnknownUser.YAML)) {
            await().atMost(PATIENCE).until(() -> observations(sidecar) >= 3);

            assertThat(sidecar.verdict("-5m", "now").get("notes").toString()).doesNotContain("disk");
            assertThat(sidecar.response("/").statusCode()).isEqualTo(200);
            assertThat(sidecar.response("/faultline.css").statusCode()).isEqualTo(200);
            assertThat(sidecar.response("/q/swagger-ui/").statusCode()).isEqualTo(200);
            assertThat(sidecar.response("/q/metrics").body()).contains("faultline_store_durable 1.0");
            assertThat(sidecar.log()).doesNotContain("Exception", "WARN");
        }
    }

    @Test
    void itStartsFromMemoryWhereItsOwnFolderCannotBeWrittenEither() throws Exception {
        var data = Files.createDirectory(folder.resolve("data"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("r-xr-xr-x"));

        try (var sidecar = PackagedSidecar.startUnder(wrapper(), folder, UnknownUser.YAML)) {
            await().atMost(PATIENCE).until(() -> observations(sidecar) >= 3);

            assertThat(sidecar.response("/faultline.css").statusCode()).isEqualTo(200);
            assertThat(sidecar.response("/q/metrics").body()).contains("faultline_store_durable 0.0");
            assertThat(sidecar.log()).contains("cannot be written to").doesNotContain("\tat ");
        }
    }

    private static long observations(PackagedSidecar sidecar) {
        return sidecar.observations("root", "last=1h").size();
    }

    private List<String> wrapper(String... command) {
        var wrapper = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", READ_ONLY, folder.toString()));
        wrapper.addAll(UnknownUser.command("--no-new-privs", "--bounding-set=-all"));
        wrapper.addAll(List.of(command));
        return wrapper;
    }
}

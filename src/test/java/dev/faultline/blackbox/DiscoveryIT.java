// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.testing.OwnNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program proposes a config file for a shop, and with that, as it is, finds what is broken there. */
class DiscoveryIT {

    @TempDir
    Path folder;

    @Test
    void whatItProposesFindsADeadDatabaseAVolumeASettingAndARelease() throws Exception {
        assumeTrue(OwnNetwork.isPossible(), "no network of its own can be made here (unshare, ip)");
        var process = OwnNetwork.start(DiscoveredShop.class, folder.toString());
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var all = output.lines().collect(Collectors.toList());
            var text = String.join("\n", all);
            assertThat(process.waitFor()).as(text).isZero();

            assertThat(text)
                    .contains("kind: postgresql", "kind: redis", "access-log:", "app-log:", "watch:", "labels:");
            assertThat(line(text, "database")).contains("downstream");
            assertThat(line(text, "volume")).containsAnyOf("storage", "none");
            assertThat(line(text, "config")).contains("changes");
            assertThat(line(text, "release")).contains("roll-back");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String line(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElse("");
    }
}

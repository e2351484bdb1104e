// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.testing.OwnNetwork;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The packaged program proposes a config file for a shop, and with that, as it is, finds all that is broken there. */
@Execution(ExecutionMode.CONCURRENT)
class DiscoveryIT {

    /** In each shop; what leaves a change behind comes last. */
    private static final List<List<String>> FAULTS =
            List.of(List.of("route", "pool", "config"), List.of("database", "volume"), List.of("release"));

    @TempDir
    Path folder;

    /**
     * Most of the time nothing happens but that it passes: so there are three shops at once. The release is alone in its own: soon
     * after other errors on its route it is a part of their incident.
     */
    @Test
    void whatItProposesFindsAllSixFaults() throws Exception {
        assumeTrue(OwnNetwork.isPossible(), "no network of its own can be made here (unshare, ip)");
        var shops = new ArrayList<Process>();
        try {
            for (var faults : FAULTS) {
                shops.add(start(faults));
            }
            // What they print is less than a pipe holds.
            var text = new StringBuilder();
            for (var shop : shops) {
                text.append(output(shop));
            }

            var lines = text.toString();
            assertThat(lines)
                    .contains("kind: postgresql", "kind: redis", "access-log:", "app-log:", "watch:", "labels:")
                    .contains("    home: { url: \"http://localhost:", "    catalog: { url: \"http://localhost:");
            SoftAssertions.assertSoftly(softly -> {
                softly.assertThat(line(lines, "database")).contains("downstream");
                softly.assertThat(line(lines, "release")).contains("roll-back");
                softly.assertThat(line(lines, "volume")).containsAnyOf("storage", "none");
                softly.assertThat(line(lines, "config")).contains("changes");
                softly.assertThat(line(lines, "route"))
                        .contains("reproduce", "catalog")
                        .doesNotContain("downstream", "changes");
                softly.assertThat(line(lines, "pool"))
                        .contains(
                                "downstream",
                                "orders-db responded to the probe, while the app held 6 connections to it")
                        .contains("its pool may be exhausted");
            });
        } finally {
            shops.forEach(Process::destroyForcibly);
        }
    }

    private Process start(List<String> faults) throws IOException {
        var arguments = new ArrayList<String>();
        arguments.add(Files.createDirectory(folder.resolve(faults.get(0))).toString());
        arguments.addAll(faults);
        return OwnNetwork.start(DiscoveredShop.class, arguments.toArray(String[]::new));
    }

    private static String output(Process shop) throws IOException, InterruptedException {
        try (var output = shop.inputReader(StandardCharsets.UTF_8)) {
            var text = output.lines().collect(Collectors.joining("\n", "", "\n"));
            assertThat(shop.waitFor()).as(text).isZero();
            return text;
        }
    }

    private static String line(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .findFirst()
                .orElse("");
    }
}

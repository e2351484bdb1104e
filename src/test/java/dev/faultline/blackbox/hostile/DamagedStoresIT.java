// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import static dev.faultline.blackbox.hostile.HostileDisksIT.YAML;
import static dev.faultline.blackbox.hostile.HostileDisksIT.assertThatItWorks;
import static dev.faultline.blackbox.hostile.HostileDisksIT.awaitDurable;
import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.PackagedSidecar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stores that were written by the program and changed behind its back: rows, tables and pages. */
class DamagedStoresIT {

    @TempDir
    private Path folder;

    @Test
    void everyDamageIsSurvived() throws IOException {
        var tally = new SurvivalTally();
        for (var damage : DamagedStore.statements().entrySet()) {
            var place = Files.createDirectory(folder.resolve(damage.getKey().replace(' ', '-')));
            tally.attempt(damage.getKey(), () -> {
                DamagedStore.make(place, YAML, damage.getValue());
                assertThatItWorksIn(place);
            });
        }
        var corrupt = Files.createDirectory(folder.resolve("corrupt"));
        tally.attempt("corrupt pages", () -> {
            DamagedStore.makeCorrupt(corrupt, YAML);
            assertThatItWorksIn(corrupt);
        });
        tally.attempt("pages that are corrupted while it runs", () -> {
            try (var sidecar = PackagedSidecar.start(corrupt, YAML)) {
                assertThatItWorks(sidecar);
                DamagedStore.overwriteInside(corrupt.resolve("data/faultline.db"));
                // Whoever reads the damage first gets 503; then a fresh file is begun.
                await().atMost(PATIENCE).untilAsserted(() -> assertThatItWorks(sidecar));
                awaitDurable(sidecar, "1.0");
            }
        });
        tally.print("a store that is damaged");
        assertThat(tally.lost()).isEmpty();
    }

    private static void assertThatItWorksIn(Path place) throws InterruptedException {
        try (var sidecar = PackagedSidecar.start(place, YAML)) {
            // Whoever comes upon a table that is gone before the program itself does gets 503, too.
            await().atMost(PATIENCE).untilAsserted(() -> assertThatItWorks(sidecar));
            assertThat(sidecar.terminate()).isZero();
        }
    }
}

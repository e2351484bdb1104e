// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a hub, of which one sidecar reports. */
@InBrowser
class FleetPageIT {

    @TempDir
    private Path folder;

    @Test
    void itSaysHowOftenItIsBroughtUpToDateAndAsksForNothingThatAHubLacks(BrowserTab tab) throws Exception {
        try (var postgres = RealPostgres.started()) {
            var database = "url: \"postgresql://127.0.0.1:" + postgres.port()
                    + "/postgres?sslmode=disable\", username: postgres, ship-interval: 1s";
            var store = "store: { postgresql: { " + database + " } }";
            var migrated = PackagedSidecar.runMode(room("migrate"), "faultline: { " + store + " }", "migrate");
            assertThat(migrated.exitCode()).as(migrated.output()).isZero();
            try (var sidecar = PackagedSidecar.start(room("sidecar"), "faultline: { app: shop, " + store + " }");
                    var hub = PackagedSidecar.start(
                            room("hub"),
                            "faultline: { fleet: { databases: [ { " + database + " } ] } }",
                            Map.of("FAULTLINE_MODE", "hub"))) {
                assertThat(sidecar.port()).isNotEqualTo(hub.port());

                tab.open(hub, "/");

                assertThat(tab.find("#live")).hasText("Updates every 30 s.");
                AccessibilityIT.isAccessible(tab);
            }
        }
    }

    private Path room(String name) throws Exception {
        return Files.createDirectory(folder.resolve(name));
    }
}

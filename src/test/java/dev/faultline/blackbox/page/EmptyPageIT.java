// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page that has nothing to show says why, and what to do. */
@InBrowser
class EmptyPageIT {

    @TempDir
    private Path folder;

    private Path config;
    private PackagedSidecar sidecar;

    @BeforeEach
    void start() {
        config = folder.resolve("other.yaml");
        sidecar = PackagedSidecar.start(folder, "", Map.of("FAULTLINE_CONFIG", config.toString()));
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    @Test
    void withoutAConfigFileItShowsOneAndWithOneItGoesOnByItself(BrowserTab tab) throws IOException {
        tab.open(sidecar, "/");

        assertThat(tab.find("#warnings")).containsText(config.toString());
        assertThat(tab.find("#warnings pre")).containsText("dependencies:");

        Files.writeString(config, """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  dependencies:
                    uploads: { kind: file, path: "%s", interval: 1s }
                """.formatted(folder));

        assertThat(tab.find(".lane[data-dependency=uploads] .segment[data-state=UP]")
                        .first())
                .isAttached();
        assertThat(tab.find("#warnings pre")).hasCount(0);
    }

    @Test
    void aBadEditOfTheConfigFileIsShown(BrowserTab tab) throws IOException {
        Files.writeString(config, "faultline: { app: checkout, network: { enabled: false } }");
        tab.open(sidecar, "/");
        assertThat(tab.find("#warnings pre")).hasCount(0);

        Files.writeString(config, "faultline: { app: checkout, dependancies: {} }");

        assertThat(tab.find("#warnings")).containsText("dependancies");
    }
}

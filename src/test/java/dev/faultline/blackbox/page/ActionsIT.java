// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buttons that do something, and say what came of it. */
@InBrowser
class ActionsIT {

    @TempDir
    private Path folder;

    private PackagedSidecar sidecar;

    @BeforeEach
    void start() {
        sidecar = PackagedSidecar.start(folder, """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  dependencies:
                    uploads: { kind: file, path: "%1$s", interval: 1h }
                    exports: { kind: file, path: "%1$s/none", interval: 1h }
                """.formatted(folder));
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private long observations(String name) {
        return sidecar.get("/api/v1/dependencies/" + name + "/observations?last=1h&limit=100")
                .get("observations")
                .size();
    }

    @Test
    void probeNowLooksOnceMoreAndSaysWhatItSaw(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, "/"));
        var before = observations("exports");

        tab.find("button[data-probe=exports]").click();

        assertThat(tab.find("#said")).containsText("exports");
        assertThat(tab.find("#said")).containsText("down");
        assertThat(observations("exports")).isGreaterThan(before);
    }

    @Test
    void aSweepLooksAtEverything(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, "/"));
        var before = observations("uploads");

        button(tab.find("#act"), "Probe everything now").click();

        assertThat(tab.find("#said")).not().isEmpty();
        tab.page().waitForCondition(() -> observations("uploads") > before);
    }

    @Test
    void aChangeThatIsRecordedGetsItsFlag(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, "/"));
        var flags = tab.find("#strip-changes a");
        var before = flags.count();
        var form = tab.find("#act .record").filter(new Locator.FilterOptions().setHasText("Record a change"));
        form.locator("summary").click();
        form.locator("[name=kind]").selectOption("deploy");
        form.locator("[name=subject]").fill("checkout");
        form.locator("[name=version]").fill("1.44.0");

        form.locator("button").last().click();

        assertThat(tab.find("#said")).not().isEmpty();
        assertThat(flags).hasCount(before + 1);
        assertThat(sidecar.get("/api/v1/changes?last=1h").toString()).contains("1.44.0");
    }

    @Test
    void anIncidentThatIsRecordedOpensWithItsReport(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, "/"));
        var form = tab.find("#act .record").filter(new Locator.FilterOptions().setHasText("Record an incident"));
        form.locator("summary").click();
        form.locator("[name=from]").fill(Instant.now().minusSeconds(300).toString());
        form.locator("[name=title]").fill("Carts are empty");

        form.locator("button").last().click();

        tab.page().waitForURL(url -> TestAddress.of(url).has("incident"));
        assertThat(tab.find("#incidents")).containsText("Carts are empty");
        assertThat(tab.find("#report li[data-step]")).hasCount(9);
    }
}

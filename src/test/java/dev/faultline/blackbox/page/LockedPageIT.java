// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.HeadlessBrowser;
import dev.faultline.testing.browser.InBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sidecar that takes a token shows nothing without it, and does everything with it. */
@InBrowser
class LockedPageIT {

    private static final String TOKEN = "t0p-s3cret-token";

    @TempDir
    private Path folder;

    private PackagedSidecar sidecar;

    @BeforeEach
    void start() throws IOException {
        var token = Files.writeString(folder.resolve("token"), TOKEN + "\n");
        sidecar = PackagedSidecar.start(folder, """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  api: { token-file: "%s" }
                  dependencies:
                    uploads: { kind: file, path: "%s", interval: 60s }
                """.formatted(token, folder));
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    private static void give(BrowserTab tab, String token) {
        tab.find("#unlock input").fill(token);
        tab.find("#unlock button").click();
    }

    private BrowserTab unlocked(BrowserTab tab) {
        tab.expecting("401").open(sidecar, "/");
        give(tab, TOKEN);
        TimelineChart.in(tab);
        return tab;
    }

    @Test
    void withoutTheTokenNothingIsToldAndAWrongOneIsSaidToBeWrong(BrowserTab tab) {
        tab.expecting("401").open(sidecar, "/");

        assertThat(tab.find("#unlock")).isVisible();
        assertThat(tab.page().content()).doesNotContain("uploads");

        give(tab, "guessed");

        assertThat(tab.find("[role=alert], [role=status]")
                        .filter(new Locator.FilterOptions().setHasText("token"))
                        .first())
                .isVisible();
        assertThat(tab.find("#unlock")).isVisible();
        assertThat(tab.page().content()).doesNotContain("uploads");
    }

    @Test
    void theRightOneOpensThePageAndLetsEverythingBeDone(BrowserTab tab) {
        unlocked(tab);
        assertThat(tab.find("#dependencies")).containsText("uploads");
        assertThat(tab.find("#live")).containsText("Live");

        tab.find("button[data-probe=uploads]").click();

        assertThat(tab.find("#said")).containsText("uploads");
        assertThat(tab.page().url()).doesNotContain(TOKEN);
        assertThat(tab.page().content()).doesNotContain(TOKEN);
    }

    @Test
    void theTokenLastsForTheTabAndNoLonger(HeadlessBrowser browser) {
        var tab = unlocked(browser.tab());

        tab.page().reload();

        assertThat(tab.find("#dependencies")).containsText("uploads");
        var another = browser.tab().open(sidecar, "/");
        assertThat(another.find("#unlock")).isVisible();
    }

    @Test
    void aTokenThatIsReplacedIsAskedForAgain(BrowserTab tab) throws IOException {
        unlocked(tab);

        Files.writeString(folder.resolve("token"), "another-token\n");

        var dialog = tab.find("dialog#token[open]");
        assertThat(dialog).isVisible();

        dialog.locator("input").fill("another-token");
        tab.page().keyboard().press("Enter");

        assertThat(dialog).hasCount(0);
        assertThat(tab.find("#dependencies")).containsText("uploads");
    }

    @Test
    void aLinkToAVerdictOpensOnceItIsUnlocked(BrowserTab tab) {
        tab.expecting("401").open(sidecar, "/?from=-10m&to=now");

        give(tab, TOKEN);

        assertThat(tab.find("#verdict")).containsText("uploads");
    }
}

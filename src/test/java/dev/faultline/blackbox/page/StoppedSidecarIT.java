// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page does not go on showing what was, as if it were what is. */
@InBrowser
class StoppedSidecarIT {

    private static final Pattern GONE = Pattern.compile("Connection lost at \\d");

    /** It gives a sign of life every 15 s; minutes and seconds. */
    private static final String LONGER_THAN_SILENCE = "00:40";

    @TempDir
    private Path folder;

    private PackagedSidecar sidecar;

    @BeforeEach
    void start() {
        sidecar = PackagedSidecar.start(folder, OutageStory.CONFIG);
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    private static Locator live(BrowserTab tab) {
        return tab.find("#live");
    }

    private static String following(BrowserTab tab) {
        TimelineChart.in(tab);
        assertThat(live(tab)).containsText(Pattern.compile("^\\s*Live"));
        return live(tab).innerText();
    }

    @Test
    void aStoppedOneIsAnnouncedAndSoIsItsReturn(BrowserTab tab) throws Exception {
        tab.expecting("Failed to load resource").open(sidecar, "/");
        following(tab);

        sidecar.terminate();

        assertThat(live(tab)).containsText(GONE);

        sidecar = PackagedSidecar.start(folder, OutageStory.CONFIG, Map.of(), sidecar.port());

        assertThat(live(tab)).not().containsText(GONE);
        assertThat(following(tab)).isNotBlank();
    }

    @Test
    void oneThatHangsIsAnnouncedAndSoIsItsReturn(BrowserTab tab) {
        tab.page().clock().install();
        tab.expecting("Failed to load resource").open(sidecar, "/");
        following(tab);

        sidecar.pause();
        tab.page().clock().fastForward(LONGER_THAN_SILENCE);

        assertThat(live(tab)).containsText(GONE);

        sidecar.resume();

        assertThat(live(tab)).not().containsText(GONE);
        assertThat(following(tab)).isNotBlank();
    }
}

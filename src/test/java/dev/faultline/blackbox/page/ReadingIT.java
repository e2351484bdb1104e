// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.HeadlessBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What helps a reader to find something: local times, the readout, a span that fits, and the verdict first. */
class ReadingIT extends OutagePages {

    @Test
    void timesAreToldInTheZoneOfTheReaderToo(HeadlessBrowser browser) {
        var tab = browser.tab(options -> options.setTimezoneId("Asia/Tokyo")).open(sidecar, "/");

        assertThat(tab.find("#status [data-local-of]").first())
                .containsText(Pattern.compile("\\(\\d\\d:\\d\\d GMT\\+9\\)"));
        assertThat(tab.find("#status time").first()).hasAttribute("title", Pattern.compile("GMT\\+9.* ago"));
    }

    @Test
    void theReadoutStandsAtThePointer(BrowserTab tab) {
        tab.open(sidecar, story.judged());
        var chart = TimelineChart.in(tab);
        var x = chart.x(story.down().plus(Duration.ofMinutes(1)));
        var y = chart.y();

        tab.page().mouse().move(x, y);

        assertThat(tab.find("#readout.pointed")).containsText("orders-db");
        var box = tab.find("#readout").boundingBox();
        assertThat(Math.max(0, Math.max(box.x - x, x - box.x - box.width))).isCloseTo(0, within(30.0));
        assertThat(Math.max(0, Math.max(box.y - y, y - box.y - box.height))).isCloseTo(0, within(30.0));
    }

    @Test
    void onAPhoneTheVerdictIsOnTheFirstScreen(HeadlessBrowser browser) {
        var tab = browser.tab(options -> options.setViewportSize(390, 844)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setDeviceScaleFactor(2))
                .open(sidecar, "/");
        TimelineChart.in(tab);

        var verdict = tab.find("#verdict .word").boundingBox();
        var height = ((Number) tab.page().evaluate("() => document.documentElement.scrollHeight")).doubleValue();

        System.out.println("page: an incident on a phone, verdict at " + Math.round(verdict.y) + " px, "
                + Math.round(height / 844 * 10) / 10.0 + " screens");
        assertThat(verdict.y + verdict.height).isLessThan(844);
    }

    @Test
    void whatWasOnlyJustStartedShowsAQuarterOfAnHour(BrowserTab tab, @TempDir Path young) {
        try (var fresh = PackagedSidecar.start(young, OutageStory.CONFIG)) {
            var chart = TimelineChart.in(tab.open(fresh, "/"));

            assertThat(Duration.between(chart.shownFrom(), chart.shownTo())).isEqualTo(Duration.ofMinutes(15));
            assertThat(tab.find(".spans a[aria-current]")).hasText("15m");
        }
    }
}

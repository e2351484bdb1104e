// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.HeadlessBrowser;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where script is off, or did not arrive, the page still answers. */
class WithoutScriptIT extends OutagePages {

    private BrowserTab open(HeadlessBrowser browser, String path) {
        return browser.tab(options -> options.setJavaScriptEnabled(false)).open(sidecar, path);
    }

    @Test
    void theFormJudges(HeadlessBrowser browser) {
        var tab = open(browser, "/");

        tab.find("#ask summary").click();
        tab.find("#ask input[name=from]").fill(story.down().toString());
        tab.find("#ask input[name=to]").fill(story.up().toString());
        tab.find("#ask input[name=to]").press("Enter");

        assertThat(tab.find("#verdict")).containsText(YES);
        assertThat(tab.find("#report li[data-step]")).hasCount(9);
        assertThat(tab.find("#ask input[name=from]")).hasValue(story.down().toString());
    }

    @Test
    void theLastIncidentIsAnsweredUnasked(HeadlessBrowser browser) {
        var tab = open(browser, "/");

        assertThat(tab.find("#status")).containsText("Last incident");
        assertThat(tab.find("#verdict h2"))
                .hasText(Pattern.compile("Last incident, \\d+ min ago: was it a dependency\\?"));
        assertThat(tab.find("#verdict .word")).containsText("Yes: orders-db");
        assertThat(tab.find("#ask-form")).isHidden();
    }

    @Test
    void theTimelineIsDrawnAndItsWindowsAreLinks(HeadlessBrowser browser) {
        var tab = open(browser, story.view());

        assertThat(tab.find(".lane")).hasCount(3);
        assertThat(tab.find(".lane[data-dependency=orders-db] .segment[data-state=DOWN]"))
                .isVisible();
        assertThat(tab.find("#strip-errors .plot")).isVisible();

        tab.find("#strip-windows a[data-incident]").click();

        assertThat(tab.find("#verdict")).containsText(YES);
    }

    @Test
    void upDownAndNotKnownLookLikeNothingOfEachOther(HeadlessBrowser browser) {
        var halfWatched = "/?view-from=" + story.down().minusSeconds(14_400) + "&view-to=" + story.up();

        var lane = open(browser, halfWatched).find(".lane[data-dependency=orders-db]");

        var unknown = lane.locator(".segment[data-state=UNOBSERVED]").first();
        assertThat(unknown).hasAttribute("fill", "url(#hatch-unobserved)");
        var heights = Stream.of("UNOBSERVED", "UP", "DOWN")
                .map(state -> lane.locator(".segment[data-state=" + state + "]")
                        .first()
                        .boundingBox()
                        .height);
        assertThat(heights).doesNotHaveDuplicates();
    }

    @Test
    void nothingIsOfferedThatWouldDoNothing(HeadlessBrowser browser) {
        var tab = open(browser, story.judged());

        assertThat(tab.find("button:visible:not(form[method=get] button)")).hasCount(0);
        assertThat(tab.find("#live")).containsText("Reload");
    }

    @Test
    void badInputIsToldAndKept(HeadlessBrowser browser) {
        var tab = open(browser, "/?from=yesterday&to=now");

        assertThat(tab.find("#problem")).containsText("yesterday");
        assertThat(tab.find("#ask input[name=from]")).hasValue("yesterday");
        assertThat(tab.find(".lane")).hasCount(3);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import dev.faultline.testing.browser.BrowserTab;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** No hand touches the mouse here. */
class KeyboardIT extends OutagePages {

    private static final int MORE_THAN_ENOUGH = 80;

    @Test
    void aSpanIsFoundMarkedAndJudgedByKeysAlone(BrowserTab tab) {
        var chart = TimelineChart.in(tab.open(sidecar, story.view()));
        tabTo(tab, tab.find("#chart [role=group][tabindex='0']"));

        press(tab, "Home", 1);
        press(tab, "Control+ArrowRight", columns(chart, chart.shownFrom(), story.down()) / 10);
        press(tab, "ArrowRight", 10);
        assertThat(tab.find("#readout")).containsText("orders-db");
        press(tab, "Control+Shift+ArrowRight", columns(chart, story.down(), story.up()) / 10);
        press(tab, "Shift+ArrowRight", 2);
        press(tab, "Shift+ArrowLeft", 2);
        press(tab, "Enter", 1);

        assertThat(tab.find("#verdict")).containsText(YES);
        assertThat(tab.find("#verdict")).containsText("orders-db");
        var address = TestAddress.of(tab.page());
        assertThat(address.instant("from"))
                .isCloseTo(story.down(), within(column(chart).multipliedBy(11)));
        assertThat(address.instant("to"))
                .isCloseTo(story.up(), within(column(chart).multipliedBy(22)));
    }

    @Test
    void escapeTakesTheMarkAway(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, story.view()));
        tabTo(tab, tab.find("#chart [role=group][tabindex='0']"));
        press(tab, "Home", 1);
        press(tab, "Control+Shift+ArrowRight", 5);
        press(tab, "Escape", 1);

        press(tab, "Enter", 1);

        assertThat(TestAddress.of(tab.page()).has("from")).isFalse();
    }

    @Test
    void aWindowOfErrorsIsALinkThatCanBeReachedAndFollowed(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, story.view()));

        tabTo(tab, tab.find("#strip-windows a[data-incident]"));
        press(tab, "Enter", 1);

        assertThat(tab.find("#verdict")).containsText(YES);
    }

    @Test
    void theSpanCanBeTypedInstead(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, story.view()));

        tabTo(tab, tab.find("#ask summary"));
        press(tab, "Enter", 1);
        tabTo(tab, tab.find("#ask input[name=from]"));
        type(tab, story.down().toString());
        tabTo(tab, tab.find("#ask input[name=to]"));
        type(tab, story.up().toString());
        press(tab, "Enter", 1);

        assertThat(tab.find("#verdict")).containsText(YES);
        assertThat(TimelineChart.in(tab).shownFrom()).isBeforeOrEqualTo(story.down());
    }

    private static void type(BrowserTab tab, String text) {
        press(tab, "Control+a", 1);
        tab.page().keyboard().insertText(text);
    }

    private static void press(BrowserTab tab, String key, int times) {
        for (var i = 0; i < times; i++) {
            tab.page().keyboard().press(key);
        }
    }

    private static void tabTo(BrowserTab tab, Locator wanted) {
        for (var i = 0; i < MORE_THAN_ENOUGH; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            press(tab, "Tab", 1);
        }
        throw new AssertionError("the tab key does not lead to " + wanted);
    }

    private static Duration column(TimelineChart chart) {
        return Duration.between(chart.shownFrom(), chart.shownTo()).dividedBy(chart.columns());
    }

    private static int columns(TimelineChart chart, Instant from, Instant to) {
        return (int) Duration.between(from, to).dividedBy(column(chart));
    }
}

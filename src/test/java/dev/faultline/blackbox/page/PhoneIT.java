// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.HeadlessBrowser;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A screen 375 pixels wide, and a finger. */
class PhoneIT extends OutagePages {

    private static final int WIDTH = 375;
    private static final int HEIGHT = 812;

    private static int width(BrowserTab tab) {
        return (int) tab.page().evaluate("() => document.documentElement.scrollWidth");
    }

    @Test
    void aFingerMarksASpanAndTheVerdictIsReadWithoutScrollingSideways(HeadlessBrowser browser) {
        var tab = browser.phone().open(sidecar, story.view());
        var chart = TimelineChart.in(tab);

        chart.swipe(story.down(), story.up());

        assertThat(tab.find("#verdict")).containsText(YES);
        var precision = within(chart.pixel().multipliedBy(3));
        assertThat(TestAddress.of(tab.page()).instant("from")).isCloseTo(story.down(), precision);
        assertThat(TestAddress.of(tab.page()).instant("to")).isCloseTo(story.up(), precision);
        assertThat(width(tab)).isLessThanOrEqualTo(WIDTH);
    }

    @Test
    void aFingerThatMovesUpwardsScrollsThePage(HeadlessBrowser browser) {
        var tab = browser.phone().open(sidecar, story.view());
        var finger = new TouchFinger(tab);
        TimelineChart.in(tab);
        var lane = tab.find(".lane .plot").first();
        lane.scrollIntoViewIfNeeded();
        var box = lane.boundingBox();
        var before = scrolled(tab);

        finger.move(box.x + box.width / 2, box.y + 5, box.x + box.width / 2 + 2, box.y - 250);

        tab.page().waitForCondition(() -> scrolled(tab) > before + 50);
        assertThat(TestAddress.of(tab.page()).has("from")).isFalse();
    }

    private static double scrolled(BrowserTab tab) {
        return ((Number) tab.page().evaluate("() => window.scrollY")).doubleValue();
    }

    private static Locator fold(BrowserTab tab, String section) {
        return tab.find("#" + section + " > details > summary");
    }

    @Test
    void theUsualCaseIsReadOnThreeScreens(HeadlessBrowser browser) {
        for (var path : List.of(story.judged(), "/")) {
            var tab = browser.phone().open(sidecar, path);

            assertThat(tab.find("#dependencies table")).isHidden();
            assertThat((int) tab.page().evaluate("() => document.documentElement.scrollHeight"))
                    .as("pixels of " + path)
                    .isLessThan(3 * HEIGHT);
            assertThat(tab.find("#verdict .summary").boundingBox().y).isLessThan(HEIGHT);
        }
    }

    @Test
    void whatWasOpenedStaysOpenWhenThePageIsBroughtUpToDate(HeadlessBrowser browser) {
        var tab = browser.phone().open(sidecar, story.view());
        fold(tab, "incidents").click();
        var chart = TimelineChart.in(tab);

        chart.swipe(story.down(), story.up());

        assertThat(tab.find("#verdict")).containsText(YES);
        assertThat(tab.find("#incidents ol")).isVisible();
        assertThat(tab.find("#dependencies table")).isHidden();
    }

    @Test
    void aLinkToWhatIsFoldedOpensIt(HeadlessBrowser browser) {
        var tab = browser.phone().open(sidecar, story.judged());
        assertThat(tab.find("#change-1")).isHidden();

        tab.page().evaluate("() => location.assign('#change-1')");

        assertThat(tab.find("#change-1")).isVisible();
    }

    @Test
    void theTableOfDependenciesCanBeRead(HeadlessBrowser browser) {
        var tab = browser.phone().open(sidecar, story.judged());

        fold(tab, "dependencies").click();

        for (var name : OutageStory.dependencies()) {
            var row = tab.find("#dependencies [data-dependency=" + name + "]");
            row.scrollIntoViewIfNeeded();
            assertThat(row).isVisible();
            assertThat(row.boundingBox().x).isNotNegative();
        }
        assertThat(width(tab)).isLessThanOrEqualTo(WIDTH);
        assertThat(tab.find("#dependencies [data-dependency=orders-db]").innerText())
                .contains("connect");
    }

    @Test
    void everythingOpenedFitsToo(HeadlessBrowser browser) {
        var tab = browser.phone().open(sidecar, story.judged());
        TimelineChart.in(tab);

        tab.page().evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");

        assertThat(width(tab)).isLessThanOrEqualTo(WIDTH);
    }
}

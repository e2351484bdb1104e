// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.HeadlessBrowser;
import org.junit.jupiter.api.Test;

/** A responder marks a span on the timeline, and reads, keeps and passes on what is said of it. */
class JudgedSpanIT extends OutagePages {

    private static Locator verdict(BrowserTab tab) {
        return tab.find("#verdict");
    }

    @Test
    void draggingOverAnOutageGivesTheVerdictInWordsAndAnAddressToPassOn(BrowserTab tab) {
        var chart = TimelineChart.in(tab.open(sidecar, story.view()));

        chart.drag(story.down(), story.up());

        assertThat(verdict(tab)).containsText(YES);
        assertThat(verdict(tab)).containsText("orders-db");
        var address = TestAddress.of(tab.page());
        var precision = within(chart.pixel().multipliedBy(2));
        assertThat(address.instant("from")).isCloseTo(story.down(), precision);
        assertThat(address.instant("to")).isCloseTo(story.up(), precision);
        assertThat(verdict(tab)).containsText(summary(address));
    }

    private String summary(TestAddress address) {
        var question = "from=" + address.instant("from") + "&to=" + address.instant("to") + "&errors=counted";
        return sidecar.get("/api/v1/verdict?" + question).get("summary").asText();
    }

    @Test
    void theAddressRestoresTheViewAndTheVerdictForSomebodyElse(HeadlessBrowser browser) {
        var mine = browser.tab().open(sidecar, story.view());
        TimelineChart.in(mine).drag(story.down(), story.up());
        assertThat(verdict(mine)).containsText(YES);

        var theirs = browser.tab().open(mine.page().url());

        assertThat(verdict(theirs)).hasText(verdict(mine).innerText(), asSeen());
        var chart = TimelineChart.in(theirs);
        assertThat(chart.shownFrom()).isEqualTo(TimelineChart.in(mine).shownFrom());
        assertThat(chart.shownTo()).isEqualTo(TimelineChart.in(mine).shownTo());
    }

    private static LocatorAssertions.HasTextOptions asSeen() {
        return new LocatorAssertions.HasTextOptions().setUseInnerText(true);
    }

    @Test
    void goingBackLeavesTheVerdictOnTheLastIncidentAndForwardBringsTheOtherAgain(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, story.view())).drag(story.down(), story.up());
        assertThat(verdict(tab)).containsText(YES);

        tab.page().goBack();

        assertThat(verdict(tab)).containsText("Last incident, ");
        assertThat(TestAddress.of(tab.page()).has("from")).isFalse();

        tab.page().goForward();

        assertThat(verdict(tab)).containsText(YES);
        assertThat(TestAddress.of(tab.page()).has("from")).isTrue();
    }

    @Test
    void aClickOnAWindowOfErrorsJudgesItAndFillsInTheNineSteps(BrowserTab tab) {
        var incident =
                sidecar.get("/api/v1/incidents?last=3h").at("/incidents/0/id").asText();
        TimelineChart.in(tab.open(sidecar, story.view()));

        tab.find("#strip-windows a[data-incident='" + incident + "']").click();

        assertThat(verdict(tab)).containsText(YES);
        assertThat(tab.find("#report li[data-step]")).hasCount(9);
        assertThat(tab.find("#report li[data-step=downstream]")).hasAttribute("data-state", "FOUND");
        assertThat(TestAddress.of(tab.page()).parameters()).containsEntry("incident", incident);
    }

    @Test
    void aSentenceLeadsToTheObservationsBehindIt(BrowserTab tab) {
        tab.open(sidecar, story.judged());

        tab.find("#verdict a[href*='/observations?'][href*='orders-db']")
                .first()
                .click();

        assertThat(tab.find("table")).containsText("refused");
        tab.find("a").filter(new Locator.FilterOptions().setHasText("Back")).click();
        assertThat(TimelineChart.in(tab).shownFrom()).isBeforeOrEqualTo(story.down());
    }

    @Test
    void anotherSpanCanBeLookedAtWhileTheWindowStaysJudged(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, story.judged()));

        tab.find("#overview nav a")
                .filter(new Locator.FilterOptions().setHasText("6h"))
                .click();

        tab.page()
                .waitForCondition(() ->
                        TimelineChart.in(tab).shownFrom().isBefore(story.down().minusSeconds(3600)));
        assertThat(verdict(tab)).containsText(YES);
        assertThat(TestAddress.of(tab.page()).instant("from")).isEqualTo(story.down());
    }
}

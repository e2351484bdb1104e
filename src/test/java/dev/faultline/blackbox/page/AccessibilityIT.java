// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.options.ColorScheme;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.HeadlessBrowser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** axe-core finds nothing against WCAG 2.2 AA and good practice, whatever the page shows and however. */
class AccessibilityIT extends OutagePages {

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    @TempDir
    private static Path other;

    private enum Look {
        LIGHT,
        DARK,
        PHONE;

        BrowserTab in(HeadlessBrowser browser) {
            return switch (this) {
                case LIGHT -> browser.tab();
                case DARK -> browser.tab(options -> options.setColorScheme(ColorScheme.DARK));
                case PHONE -> browser.phone();
            };
        }
    }

    /** Fails if axe-core finds anything in the tab. */
    static void isAccessible(BrowserTab tab) {
        var options = new AxeRunOptions();
        // Of what passes it otherwise describes each element, which takes longer than the rules.
        options.setResultTypes(List.of("violations"));
        // The page has no frames: without this, the results are put together in one more tab.
        var results = new AxeBuilder(tab.page())
                .options(options)
                .withTags(RULES)
                .setLegacyMode(true)
                .analyze();

        assertThat(results.getPasses()).isNotEmpty();
        assertThat(results.getViolations().stream().flatMap(AccessibilityIT::told))
                .isEmpty();
    }

    private static Stream<String> told(Rule rule) {
        return rule.getNodes().stream().map(node -> rule.getId() + ": " + rule.getHelp() + ": " + node.getHtml());
    }

    @ParameterizedTest
    @EnumSource
    void aVerdictAndItsReportWithAllThatCanBeOpened(Look look, HeadlessBrowser browser) {
        var tab = look.in(browser).open(sidecar, story.judged());
        TimelineChart.in(tab);

        tab.page().evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");

        isAccessible(tab);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void whatIsShownAtFirst(Look look, HeadlessBrowser browser) {
        var tab = look.in(browser).open(sidecar, "/");
        TimelineChart.in(tab);

        isAccessible(tab);
    }

    @Test
    void aSpanThatIsBeingMarked(BrowserTab tab) {
        var chart = TimelineChart.in(tab.open(sidecar, story.view()));
        tab.page().mouse().move(chart.x(story.down()), chart.y());
        tab.page().mouse().down();
        tab.page().mouse().move(chart.x(story.up()), chart.y());

        isAccessible(tab);

        tab.page().mouse().up();
    }

    @Test
    void badInput(BrowserTab tab) {
        tab.open(sidecar, "/?from=yesterday&to=now");

        assertThat(tab.find("#problem")).isVisible();
        isAccessible(tab);
    }

    @Test
    void theObservationsBehindASentence(BrowserTab tab) {
        tab.open(sidecar, "/observations?dependency=orders-db&from=" + story.down() + "&to=" + story.up());

        isAccessible(tab);
    }

    @Test
    void nothingToWatchAndNoConfig(BrowserTab tab) {
        var nowhere = other.resolve("nowhere.yaml").toString();
        try (var empty = PackagedSidecar.start(other, "", Map.of("FAULTLINE_CONFIG", nowhere))) {
            tab.open(empty, "/");

            isAccessible(tab);
            tab.expecting("ERR_");
        }
    }

    @Test
    void aPageThatAsksForTheToken(HeadlessBrowser browser) throws Exception {
        var token = Files.writeString(other.resolve("token"), "t0p-s3cret");
        var yaml = "faultline: { app: checkout, network: { enabled: false }, api: { token-file: \"%s\" } }"
                .formatted(token);
        try (var locked = PackagedSidecar.start(other, yaml)) {
            for (var look : Look.values()) {
                var tab = look.in(browser).open(locked, "/");

                assertThat(tab.find("#unlock")).isVisible();
                isAccessible(tab);
                tab.expecting("ERR_");
            }
        }
    }
}

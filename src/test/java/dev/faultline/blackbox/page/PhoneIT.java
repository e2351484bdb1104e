package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.util.regex.Pattern.CASE_INSENSITIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.faultline.testing.Sidecar;
import dev.faultline.testing.browser.Browser;
import dev.faultline.testing.browser.InBrowser;
import dev.faultline.testing.browser.Tab;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A screen 375 pixels wide, and a finger. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhoneIT {

    private static final int WIDTH = 375;
    private static final Pattern COINCIDES = Pattern.compile("(?<!partly )coincides", CASE_INSENSITIVE);

    @TempDir
    private static Path folder;

    private Sidecar sidecar;
    private Story story;

    @BeforeAll
    void tell() {
        sidecar = Sidecar.start(folder, Story.CONFIG);
        story = Story.told(sidecar);
    }

    @AfterAll
    void stop() {
        sidecar.close();
    }

    private static int width(Tab tab) {
        return (int) tab.page().evaluate("() => document.documentElement.scrollWidth");
    }

    @Test
    void aFingerMarksASpanAndTheVerdictIsReadWithoutScrollingSideways(Browser browser) {
        var tab = browser.phone().open(sidecar, story.view());
        var chart = Chart.in(tab);

        chart.swipe(story.down(), story.up());

        assertThat(tab.find("#verdict")).containsText(COINCIDES);
        var precision = within(chart.pixel().multipliedBy(3));
        assertThat(Address.of(tab.page()).instant("from")).isCloseTo(story.down(), precision);
        assertThat(Address.of(tab.page()).instant("to")).isCloseTo(story.up(), precision);
        assertThat(width(tab)).isLessThanOrEqualTo(WIDTH);
    }

    @Test
    void aFingerThatMovesUpwardsScrollsThePage(Browser browser) {
        var tab = browser.phone().open(sidecar, story.view());
        var finger = new Finger(tab);
        Chart.in(tab);
        var lane = tab.find(".lane .plot").first();
        lane.scrollIntoViewIfNeeded();
        var box = lane.boundingBox();
        var before = scrolled(tab);

        finger.move(box.x + box.width / 2, box.y + 5, box.x + box.width / 2 + 2, box.y - 250);

        tab.page().waitForCondition(() -> scrolled(tab) > before + 50);
        assertThat(Address.of(tab.page()).has("from")).isFalse();
    }

    private static double scrolled(Tab tab) {
        return ((Number) tab.page().evaluate("() => window.scrollY")).doubleValue();
    }

    @Test
    void theTableOfDependenciesCanBeRead(Browser browser) {
        var tab = browser.phone().open(sidecar, story.judged());

        for (var name : Story.dependencies()) {
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
    void everythingOpenedFitsToo(Browser browser) {
        var tab = browser.phone().open(sidecar, story.judged());
        Chart.in(tab);

        tab.page().evaluate("() => document.querySelectorAll('details').forEach(each => each.open = true)");

        assertThat(width(tab)).isLessThanOrEqualTo(WIDTH);
    }
}

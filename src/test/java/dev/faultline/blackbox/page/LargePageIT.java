// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Fifty dependencies over thirty days: a look each half hour, and one in fifty finds them down. */
@InBrowser
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargePageIT {

    private static final int DEPENDENCIES = 50;
    private static final int A_CALL = 10_000;
    private static final Duration STEP = Duration.ofMinutes(30);
    private static final long MOST_BYTES = 200 * 1024;
    private static final String MONTH = "/?view-from=-30d&view-to=now";

    @TempDir
    private static Path folder;

    private PackagedSidecar sidecar;

    @BeforeAll
    void tell() {
        sidecar = PackagedSidecar.start(folder, OutageStory.CONFIG);
        var random = new Random(5);
        var rows = new ArrayList<String>();
        var end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (var at = end.minus(Duration.ofDays(30)); at.isBefore(end); at = at.plus(STEP)) {
            for (var i = 0; i < DEPENDENCIES; i++) {
                rows.add(row(i, at.plusSeconds(i), random));
            }
        }
        for (var i = 0; i < rows.size(); i += A_CALL) {
            post(rows.subList(i, Math.min(i + A_CALL, rows.size())));
        }
    }

    private static String row(int number, Instant at, Random random) {
        return """
                {"dependency":"dependency-%02d","at":"%s","durationMs":%d,"status":"%s"}""".formatted(number, at, 1 + random.nextInt(200), random.nextInt(50) == 0 ? "DOWN" : "UP");
    }

    private void post(List<String> rows) {
        sidecar.post(
                "/api/v1/observations", "{\"interval\":\"30m\",\"observations\":[" + String.join(",", rows) + "]}");
    }

    @AfterAll
    void stop() {
        sidecar.close();
    }

    @Test
    void aMonthOfFiftyIsShownAndCanBeMarked(BrowserTab tab) {
        var chart = TimelineChart.in(tab.open(sidecar, MONTH));

        assertThat(tab.find(".lane")).hasCount(DEPENDENCIES);
        assertThat(tab.find(".lane .segment.down").first()).isAttached();

        chart.drag(chart.shownTo().minus(Duration.ofDays(10)), chart.shownTo().minus(Duration.ofDays(9)));

        assertThat(tab.find("#verdict")).containsText("dependency-");
        System.out.println("page: fifty dependencies over thirty days, first contentful paint after "
                + firstContentfulPaint(tab) + " ms");
    }

    @Test
    void theFilterLeavesTheLanesThatItNames(BrowserTab tab) {
        TimelineChart.in(tab.open(sidecar, MONTH));

        tab.find("#lane-filter").fill("PENDENCY-4");

        assertThat(tab.find("#chart .lane:visible")).hasCount(10);
        tab.find("#lane-filter").fill("");
        assertThat(tab.find("#chart .lane:visible")).hasCount(DEPENDENCIES);
    }

    private static long firstContentfulPaint(BrowserTab tab) {
        return ((Number) tab.page()
                        .evaluate("() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"))
                .longValue();
    }

    @Test
    void anEmptyCacheIsFilledWithLittle(BrowserTab tab) {
        var wire = new TabTraffic(tab);

        TimelineChart.in(tab.open(sidecar, MONTH));

        tab.page().waitForCondition(() -> wire.has("/api/v1/timeline"));
        System.out.println("page: " + wire.bytes() + " bytes over the wire");
        assertThat(wire.bytes()).isLessThan(MOST_BYTES);
    }
}

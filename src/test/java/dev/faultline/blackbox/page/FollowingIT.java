// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page follows what happens while somebody looks at it, and disturbs them in nothing. */
@InBrowser
class FollowingIT {

    @TempDir
    private Path folder;

    private final RealRedis redis = RealRedis.started();
    private PackagedSidecar sidecar;

    @BeforeEach
    void start() {
        sidecar = PackagedSidecar.start(folder, """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  defaults: { interval: 1s, timeout: 500ms, alert-interval: 500ms }
                  dependencies:
                    cache: { kind: redis, url: "%s" }
                  errors:
                    window: { min-errors: 3, close-after: 5s }
                """.formatted(redis.url()));
    }

    @AfterEach
    void stop() {
        sidecar.close();
        redis.close();
    }

    private static Locator now(BrowserTab tab) {
        return tab.find("#dependencies [data-dependency=cache] .now");
    }

    private static Locator segments(BrowserTab tab, String state) {
        return tab.find(".lane[data-dependency=cache] .segment[data-state=" + state + "]");
    }

    private void fail() {
        sidecar.post(
                "/api/v1/errors",
                "{\"errors\":[{\"at\":\"%s\",\"count\":5,\"route\":\"/cart\",\"status\":500}]}"
                        .formatted(Instant.now()));
    }

    @Test
    void anOutageItsErrorsAndItsEndAppearWithoutAReload(BrowserTab tab) {
        tab.open(sidecar, "/?view-from=-5m&view-to=now");
        TimelineChart.in(tab);
        assertThat(now(tab)).containsText("Up");
        tab.page().evaluate("() => window.sameDocument = true");

        redis.kill();

        assertThat(now(tab)).containsText("Down");
        assertThat(segments(tab, "DOWN")).not().hasCount(0);

        fail();

        assertThat(tab.find("#strip-windows a[data-incident]")).hasCount(1);
        assertThat(tab.find("#incidents [data-incident]").first()).containsText("/cart");

        redis.start();

        assertThat(now(tab)).containsText("Up");
        assertThat(tab.page().evaluate("() => window.sameDocument")).isEqualTo(true);
    }

    @Test
    void aChangeAppearsAsAFlag(BrowserTab tab) {
        tab.open(sidecar, "/");
        TimelineChart.in(tab);
        var before = tab.find("#strip-changes a").count();

        sidecar.post("/api/v1/changes", "{\"kind\":\"deploy\",\"subject\":\"checkout\",\"version\":\"1.43.0\"}");

        assertThat(tab.find("#strip-changes a")).hasCount(before + 1);
    }

    @Test
    void whatIsBeingTypedReadAndHeldStaysWhereItIs(BrowserTab tab) {
        tab.open(sidecar, "/?view-from=-5m&view-to=now");
        TimelineChart.in(tab);
        assertThat(now(tab)).containsText("Up");
        var form = tab.find("#act .record").first();
        form.locator("summary").click();
        var version = form.locator("[name=version]");
        version.fill("1.4");
        var scrolled = tab.page().evaluate("() => window.scrollY");

        redis.kill();

        assertThat(now(tab)).containsText("Down");
        assertThat(form).hasAttribute("open", "");
        assertThat(version).hasValue("1.4");
        assertThat(version).isFocused();
        assertThat(tab.page().evaluate("() => window.scrollY")).isEqualTo(scrolled);
    }

    @Test
    void aSpanOfThePastStaysInPlaceWhileTheRestIsFollowed(BrowserTab tab) {
        var to = Instant.now();
        tab.open(sidecar, "/?view-from=" + to.minusSeconds(600) + "&view-to=" + to);
        var chart = TimelineChart.in(tab);
        var from = chart.shownFrom();
        assertThat(now(tab)).containsText("Up");

        redis.kill();

        assertThat(now(tab)).containsText("Down");
        assertThat(chart.shownFrom()).isEqualTo(from);
    }
}

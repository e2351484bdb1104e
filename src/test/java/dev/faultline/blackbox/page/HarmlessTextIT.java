// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.browser.BrowserTab;
import dev.faultline.testing.browser.InBrowser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others say is shown as they said it, and never done. */
@InBrowser
class HarmlessTextIT {

    private static final String HARM =
            "</td></script><script>window.harmed=1</script><img src=x onerror=window.harmed=1>'\"`${harm}";
    private static final List<String> PROMISES = List.of(
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "base-uri 'none'", "frame-ancestors 'none'");

    @TempDir
    private Path folder;

    private final ObjectMapper json = new ObjectMapper();
    private PackagedSidecar sidecar;

    @BeforeEach
    void tell() throws IOException {
        sidecar = PackagedSidecar.start(folder, OutageStory.CONFIG);
        var now = Instant.now().minusSeconds(120);
        post(
                "observations",
                IntStream.range(0, 60)
                        .mapToObj(i -> Map.of(
                                "dependency",
                                "<script>harm()<script>",
                                "at",
                                now.plusSeconds(i).toString(),
                                "durationMs",
                                1,
                                "status",
                                i < 30 ? "UP" : "DOWN",
                                "message",
                                HARM))
                        .toList());
        post(
                "errors",
                IntStream.range(30, 60)
                        .mapToObj(i -> Map.of(
                                "at",
                                now.plusSeconds(i).toString(),
                                "route",
                                "/" + HARM,
                                "status",
                                500,
                                "message",
                                HARM))
                        .toList());
        sidecar.post(
                "/api/v1/changes",
                json.writeValueAsString(Map.of(
                        "at", now.toString(), "kind", "deploy", "subject", HARM, "version", HARM, "message", HARM)));
    }

    private void post(String what, List<?> rows) throws IOException {
        sidecar.post("/api/v1/" + what, json.writeValueAsString(Map.of(what, rows)));
    }

    @AfterEach
    void stop() {
        sidecar.close();
    }

    @Test
    void markupInNamesMessagesAndRoutesIsText(BrowserTab tab) {
        var harm = PackagedSidecar.encode(HARM);

        for (var path : List.of(
                "/?from=-5m&to=now",
                "/?from=-5m&to=now&route=" + harm,
                "/?from=" + harm + "&to=now",
                "/?incident=" + harm,
                "/observations?dependency=" + PackagedSidecar.encode("<script>harm()<script>") + "&from=-5m&to=now")) {
            tab.expecting("404").expecting("400").open(sidecar, path);

            assertThat(tab.page().evaluate("() => window.harmed")).as(path).isNull();
            assertThat(tab.find("img")).hasCount(0);
        }
        assertThat(tab.find("table")).containsText(HARM);
    }

    @Test
    void itStaysTextWhereTheScriptPutsIt(BrowserTab tab) {
        var chart = TimelineChart.in(tab.open(sidecar, "/?view-from=-5m&view-to=now&from=-3m&to=now"));

        tab.page().mouse().move(chart.x(Instant.now().minusSeconds(75)), chart.y());

        assertThat(tab.find("#readout")).containsText("<script>harm()");
        assertThat(tab.page().evaluate("() => window.harmed")).isNull();
        assertThat(tab.find("img")).hasCount(0);
    }

    @Test
    void thePolicyForbidsWhatThePageDoesNotNeed() {
        for (var path : List.of("/", "/?from=-5m&to=now", "/observations?dependency=none&from=-5m&to=now")) {
            var response = sidecar.response(path, "Accept", "text/html");

            assertThat(response.headers().firstValue("content-security-policy").orElse(""))
                    .as(path)
                    .contains(PROMISES)
                    .doesNotContain("unsafe");
            assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
            assertThat(response.body()).doesNotContain("style=\"").doesNotContain("onclick");
        }
    }
}

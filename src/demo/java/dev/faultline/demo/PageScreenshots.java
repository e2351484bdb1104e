// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.browser.HeadlessBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Takes the pictures of the README: the page of a sidecar that was told of an outage, in light and in dark colours. */
public final class PageScreenshots {

    private static final Path DOCS = Path.of("docs");

    private PageScreenshots() {}

    public static void main(String[] arguments) throws IOException {
        var program = HeadlessBrowser.program()
                .orElseThrow(() -> new IllegalStateException("there is no chromium on the PATH"));
        var folder = Files.createTempDirectory("faultline-pictures");
        try (var orders = RealPostgres.started();
                var cache = RealRedis.started();
                var sidecar = PackagedSidecar.start(
                        folder, config(orders, cache, folder), Map.of("DB_PASSWORD", RealPostgres.PASSWORD));
                var browser = HeadlessBrowser.start(program)) {
            var path = "/?view-from=-45m&view-to=now&incident=" + incident(sidecar);
            Files.createDirectories(DOCS);
            for (var scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                var tab = browser.tab(options -> options.setColorScheme(scheme)).open(sidecar, path);
                assertThat(tab.find("#layer canvas").first()).isVisible();
                assertThat(tab.find("#live")).containsText("Live");
                var file = DOCS.resolve("page-" + scheme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
                Files.write(file, tab.page().screenshot());
                System.out.println("▸ " + file + ", " + Files.size(file) / 1024 + " KiB");
            }
        }
        System.exit(0);
    }

    private static String config(RealPostgres orders, RealRedis cache, Path folder) {
        return """
                faultline:
                  app: checkout
                  defaults: { interval: 5s, timeout: 2s }
                  network: { enabled: false }
                  dependencies:
                    orders-db:
                      kind: postgresql
                      url: %s
                      username: %s
                      password: ${DB_PASSWORD}
                      critical: true
                    cache:    { kind: redis, url: "%s" }
                    ledger:   { kind: tcp, address: "127.0.0.1:%d" }
                    uploads:  { kind: file, path: "%s", expect: { writable: true } }
                """.formatted(orders.url(), RealPostgres.USER, cache.url(), cache.port(), folder);
    }

    private static String incident(PackagedSidecar sidecar) {
        new SampleAfternoon(sidecar).tell();
        return await("the window is judged")
                .atMost(PATIENCE)
                .until(
                        () -> sidecar.get("/api/v1/incidents?last=1h").at("/incidents/0"),
                        each -> each.at("/verdict/answer").asText().equals("COINCIDES"))
                .get("id")
                .asText();
    }
}

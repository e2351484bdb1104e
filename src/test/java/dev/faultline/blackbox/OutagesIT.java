// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealRedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Outages that leave no 5xx, beside the packaged program: an app that drops connections, one that is gone, users that are. */
@Execution(ExecutionMode.CONCURRENT)
@SuppressWarnings("NullAway.Init")
class OutagesIT {

    private static final DateTimeFormatter LOGGED = DateTimeFormatter.ofPattern(
                    "dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final RealRedis cache = RealRedis.started();
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final FrailApp app = new FrailApp(cache.port());
    private Path log;

    @BeforeEach
    void emptyLog() throws IOException {
        log = Files.createFile(folder.resolve("access.log"));
    }

    @AfterEach
    void stop() {
        app.close();
        receiver.close();
        cache.close();
    }

    @Test
    void routesThatFailWithoutA5xxAreAnIncidentOfWhatBroughtThemDown() {
        try (var sidecar = PackagedSidecar.start(folder, config())) {
            sidecar.awaitStatus("cache", "UP");
            await().atMost(PATIENCE).until(() -> app.passed() > 6);

            cache.kill();
            var incident = await().atMost(PATIENCE)
                    .until(
                            sidecar::onlyIncident,
                            one -> one.at("/verdict/suspects/0").asText().equals("cache"));

            assertThat(incident.get("kind").asText()).isEqualTo("ROUTES_FAIL");
            assertThat(incident.get("state").asText()).isEqualTo("OPEN");
            assertThat(incident.at("/verdict/answer").asText()).isEqualTo("COINCIDES");
            assertThat(step1(sidecar, incident).get("state").asText()).isEqualTo("FOUND");
            saysThatAllRoutesFailed(sidecar, incident);

            cache.start();
            await().atMost(PATIENCE)
                    .until(
                            sidecar::onlyIncident,
                            one -> !one.get("state").asText().equals("OPEN"));
            await().atMost(PATIENCE).until(() -> receiver.taken().contains("window-closed"));
            assertThat(receiver.taken()).containsExactly("window-opened", "window-closed");
        }
    }

    @Test
    void anAppThatIsGoneIsAnIncidentOfNoDependency() {
        try (var sidecar = PackagedSidecar.start(folder, config())) {
            sidecar.awaitStatus("cache", "UP");
            // Fifteen seconds of it: a cause may lie as far back as the largest lag.
            await().atMost(PATIENCE).until(() -> app.passed() > 45);

            app.close();
            var incident = await().atMost(PATIENCE)
                    .until(
                            sidecar::onlyIncident,
                            one -> one.at("/verdict/answer").asText().equals("DOES_NOT_COINCIDE"));

            assertThat(incident.get("kind").asText()).isEqualTo("ROUTES_FAIL");
            assertThat(incident.at("/verdict/suspects")).isEmpty();
            saysThatAllRoutesFailed(sidecar, incident);
        }
    }

    @Test
    void requestsThatStopAreAnIncidentUntilTheyComeAgain() throws IOException {
        var last = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(100);
        for (var at = last.minusSeconds(2_400); !at.isAfter(last); at = at.plusSeconds(5)) {
            request(at);
        }

        try (var sidecar = PackagedSidecar.start(folder, config())) {
            assertThat(sidecar.incidents()).isEmpty();
            var incident = await().atMost(PATIENCE).until(sidecar::onlyIncident, one -> one.has("verdict"));

            assertThat(incident.get("kind").asText()).isEqualTo("NO_TRAFFIC");
            // A line of the log has whole seconds.
            assertThat(Instant.parse(incident.at("/window/from").asText())).isBetween(last, last.plusSeconds(1));
            assertThat(step1(sidecar, incident).get("sentence").asText())
                    .startsWith("Requests stopped: usually 12 a minute, none for 2 min ")
                    .endsWith(" so far.");

            var next = Instant.now().truncatedTo(ChronoUnit.SECONDS);
            request(next);
            var over = await().atMost(PATIENCE)
                    .until(
                            sidecar::onlyIncident,
                            one -> !one.get("state").asText().equals("OPEN"));

            assertThat(Instant.parse(over.at("/window/to").asText())).isEqualTo(next);
            await().atMost(PATIENCE).until(() -> receiver.taken().contains("window-closed"));
        }
    }

    private String config() {
        return """
                faultline:
                  app: shop
                  network: { enabled: false }
                  defaults: { interval: 1s, timeout: 500ms, alert-interval: 500ms }
                  dependencies:
                    cache: { kind: redis, url: "%s" }
                  routes:
                    pay: { url: "%s", interval: 1s }
                    cart: { url: "%s", interval: 1s }
                    home: { url: "%s", interval: 1s }
                  errors:
                    access-log: { path: "%s", format: combined }
                    window: { close-after: 5s }
                    max-lag: 10s
                  notify:
                    - { url: "%s", on: [window-opened, window-closed] }
                """.formatted(cache.url(), app.url("/pay"), app.url("/cart"), app.url("/"), log, receiver.url());
    }

    private void request(Instant at) throws IOException {
        Files.writeString(
                log,
                "10.0.0.7 - - [" + LOGGED.format(at) + "] \"GET /pay HTTP/1.1\" 200 12 \"-\" \"shopper\"\n",
                StandardOpenOption.APPEND);
    }

    /** The third may be asked a moment after two have failed. */
    private static void saysThatAllRoutesFailed(PackagedSidecar sidecar, JsonNode incident) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                step1(sidecar, incident).get("sentence").asText())
                        .isEqualTo("All 3 checked routes failed, and no 5xx was counted."));
    }

    private static JsonNode step1(PackagedSidecar sidecar, JsonNode incident) {
        return sidecar.get("/api/v1/report?incident=" + incident.get("id").asText())
                .at("/steps/0");
    }
}

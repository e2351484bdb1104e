// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealRedis;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program is told of an app's errors, and makes incidents of them. */
class IncidentsIT {

    @TempDir
    Path folder;

    private final RealRedis cache = RealRedis.started();
    private final WebhookReceiver receiver = new WebhookReceiver();

    @AfterEach
    void stop() {
        receiver.close();
        cache.close();
    }

    @Test
    void anOutageThatOutlivesTheProgramIsOneIncidentWithItsTrueBounds() throws Exception {
        Instant first;
        Instant last;
        String id;
        try (var sidecar = PackagedSidecar.start(folder, config())) {
            sidecar.awaitStatus("cache", "UP");
            cache.kill();
            sidecar.awaitStatus("cache", "DOWN");
            first = fail(sidecar, "/checkout");
            fail(sidecar, "/checkout");
            fail(sidecar, "/checkout");
            last = fail(sidecar, "/checkout");
            id = await().atMost(PATIENCE)
                    .until(sidecar::onlyIncident, IncidentsIT::coincides)
                    .get("id")
                    .asText();
            await().atMost(PATIENCE).until(() -> receiver.taken().contains("window-opened"));
            sidecar.kill();
        }
        var later = last.plusSeconds(1);

        try (var sidecar = PackagedSidecar.start(folder, config())) {
            sidecar.postErrors(List.of(row(later, "/checkout")));
            cache.start();
            var incident = await().atMost(PATIENCE)
                    .until(
                            sidecar::onlyIncident,
                            one -> !one.get("state").asText().equals("OPEN"));

            assertThat(incident.get("id").asText()).isEqualTo(id);
            assertThat(incident.get("errors").asLong()).isEqualTo(5);
            assertThat(incident.at("/window/route").asText()).isEqualTo("/checkout");
            assertThat(Instant.parse(incident.at("/window/from").asText())).isEqualTo(first);
            assertThat(Instant.parse(incident.at("/window/to").asText())).isEqualTo(later);
            assertThat(coincides(incident)).as(incident.toString()).isTrue();
            await().atMost(PATIENCE).until(() -> receiver.taken().contains("window-closed"));
            assertThat(receiver.taken()).containsExactly("window-opened", "window-closed");
        }
    }

    @Test
    void anAppsOwnBugCoincidesWithNothingAndIsFinalOnceTheLagHasPassed() {
        try (var sidecar = PackagedSidecar.start(folder, config())) {
            sidecar.awaitStatus("cache", "UP");
            var begin = Instant.now().truncatedTo(ChronoUnit.MILLIS).minusSeconds(120);
            wasUp(sidecar, begin.minusSeconds(120), begin.plusSeconds(119));

            sidecar.postErrors(Stream.iterate(0, i -> i + 1)
                    .limit(8)
                    .map(i -> row(begin.plusSeconds(i), "/catalog"))
                    .toList());
            var incident = await().atMost(PATIENCE)
                    .until(
                            sidecar::onlyIncident,
                            one -> one.get("state").asText().equals("FINAL"));

            assertThat(incident.at("/verdict/answer").asText())
                    .as(incident.toString())
                    .isEqualTo("DOES_NOT_COINCIDE");
            assertThat(incident.at("/verdict/suspects")).isEmpty();
            await().atMost(PATIENCE).until(() -> receiver.taken().equals(List.of("window-opened", "window-closed")));
        }
    }

    @Test
    void whoFollowsEventsDoesNotKeepItFromEnding() throws Exception {
        try (var sidecar = PackagedSidecar.start(folder, config())) {
            var streams = Stream.generate(sidecar::follow).limit(8).toList();
            sidecar.awaitStatus("cache", "UP");
            cache.kill();
            await().atMost(PATIENCE).until(() -> streams.stream().allMatch(stream -> stream.heard("dependency-down")));

            var exitCode = sidecar.terminate();

            assertThat(exitCode).isZero();
            await().atMost(PATIENCE)
                    .until(() ->
                            streams.stream().allMatch(stream -> stream.end().isDone()));
        }
    }

    private String config() {
        return """
                faultline:
                  app: checkout
                  network: { enabled: false }
                  defaults: { interval: 1s, timeout: 500ms, alert-interval: 500ms }
                  dependencies:
                    cache: { kind: redis, url: "%s" }
                  errors:
                    window: { min-errors: 3, close-after: 5s }
                  notify:
                    - { url: "%s", on: [window-opened, window-closed] }
                """.formatted(cache.url(), receiver.url());
    }

    private static boolean coincides(JsonNode incident) {
        return incident.at("/verdict/answer").asText().equals("COINCIDES")
                && incident.at("/verdict/suspects/0").asText().equals("cache");
    }

    private static Instant fail(PackagedSidecar sidecar, String route) {
        var at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        sidecar.postErrors(List.of(row(at, route)));
        return at;
    }

    private static String row(Instant at, String route) {
        return "{\"at\": \"%s\", \"route\": \"%s\", \"status\": 500}".formatted(at, route);
    }

    private static void wasUp(PackagedSidecar sidecar, Instant from, Instant to) {
        var rows = Stream.iterate(from, at -> at.isBefore(to), at -> at.plusSeconds(1))
                .map("{\"dependency\": \"cache\", \"at\": \"%s\", \"durationMs\": 1, \"status\": \"UP\"}"::formatted)
                .toList();
        sidecar.postObservations(rows);
    }
}

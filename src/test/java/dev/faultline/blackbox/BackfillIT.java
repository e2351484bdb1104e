// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.testing.PackagedSidecar;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A day and an hour of an external dependency, seen every 10 s, that was down from {@link #DOWN} to ten minutes later;
 * posted in random order. All numbers below follow from that by hand.
 */
class BackfillIT {

    private static final Instant DOWN =
            Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofHours(3));
    private static final Instant FIRST = DOWN.minus(Duration.ofHours(24));
    private static final Instant LAST_DOWN = DOWN.plus(Duration.ofMinutes(10));
    private static final Instant LAST = DOWN.plus(Duration.ofHours(1));

    @TempDir
    private static Path folder;

    private static PackagedSidecar sidecar;
    private static JsonNode posted;
    private static String batch;

    @BeforeAll
    static void post() {
        sidecar = PackagedSidecar.start(folder, "faultline: { app: checkout, network: { enabled: false } }");
        var rows = new ArrayList<String>();
        for (var at = FIRST; !at.isAfter(LAST); at = at.plusSeconds(10)) {
            var down = !at.isBefore(DOWN) && !at.isAfter(LAST_DOWN);
            rows.add(
                    down
                            ? "{\"dependency\":\"ledger\",\"at\":\"%s\",\"durationMs\":0,\"status\":\"DOWN\",\"failure\":\"connect\",\"message\":\"refused\"}"
                                    .formatted(at)
                            : "{\"dependency\":\"ledger\",\"at\":\"%s\",\"durationMs\":0,\"status\":\"UP\"}"
                                    .formatted(at));
        }
        Collections.shuffle(rows, new Random(7));
        batch = "{\"interval\":\"10s\",\"observations\":[" + String.join(",", rows) + "]}";
        posted = sidecar.post("/api/v1/observations", batch);
    }

    @AfterAll
    static void stop() {
        sidecar.close();
    }

    @Test
    void everyRowIsCountedAndASecondPostStoresNothing() {
        assertThat(posted.get("stored").asInt()).isEqualTo(9001);

        var again = sidecar.post("/api/v1/observations", batch);

        assertThat(again.get("stored").asInt()).isZero();
        assertThat(again.get("duplicate").asInt()).isEqualTo(9001);
    }

    @Test
    void aWindowInsideTheOutageCoincidesAndIsNoChance() {
        var verdict = verdict(DOWN.plusSeconds(60), DOWN.plusSeconds(540));
        var ledger = verdict.get("dependencies").get(0);

        assertThat(verdict.get("answer").asText()).isEqualTo("COINCIDES");
        assertThat(texts(verdict.get("suspects"))).containsExactly("ledger");
        assertThat(ledger.get("finding").asText()).isEqualTo("FAILED");
        assertThat(ledger.get("explained").asDouble()).isEqualTo(1.0);
        assertThat(ledger.get("lag").asText()).isEqualTo("PT0S");
        assertThat(ledger.get("failing").get("certain").asText()).isEqualTo("PT8M");
        assertThat(ledger.get("observations").asInt()).isEqualTo(48);
        assertThat(ledger.get("coverage").asDouble()).isEqualTo(1.0);
        assertThat(ledger.get("resolution").asText()).isEqualTo("PT10S");
        // The outage is the only one, and what overlaps the window's own reach is no evidence of what is usual.
        assertThat(ledger.get("chance").asDouble()).isZero();
    }

    @Test
    void theBoundsOfTheEpisodeAreTheNeighbouringObservations() {
        var episode = verdict(DOWN.plusSeconds(60), DOWN.plusSeconds(540))
                .get("dependencies")
                .get(0)
                .get("episodes")
                .get(0);

        assertThat(episode.get("onset").get("earliest").asText()).isEqualTo(millis(DOWN.minusSeconds(10)));
        assertThat(episode.get("onset").get("latest").asText()).isEqualTo(millis(DOWN));
        assertThat(episode.get("recovery").get("earliest").asText()).isEqualTo(millis(LAST_DOWN));
        assertThat(episode.get("recovery").get("latest").asText()).isEqualTo(millis(LAST_DOWN.plusSeconds(10)));
        assertThat(episode.get("failure").asText()).isEqualTo("connect");
        assertThat(episode.get("observations").asInt()).isEqualTo(61);
    }

    @Test
    void aWindowWellBeforeItDoesNotCoincide() {
        var verdict = verdict(DOWN.minusSeconds(900), DOWN.minusSeconds(300));

        assertThat(verdict.get("answer").asText()).isEqualTo("DOES_NOT_COINCIDE");
        assertThat(verdict.get("dependencies").get(0).get("finding").asText()).isEqualTo("CLEARED");
    }

    @Test
    void aWindowShorterThanTheResolutionBetweenTwoGoodProbesIsInconclusive() {
        var verdict = verdict(FIRST.plusSeconds(7202), FIRST.plusSeconds(7207));

        assertThat(verdict.get("answer").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(verdict.get("dependencies").get(0).get("finding").asText()).isEqualTo("MAY_HAVE_FAILED");
    }

    @Test
    void errorsThatFollowTheOutageAreMatchedAtTheirLag() {
        var verdict = verdict(LAST_DOWN.plusSeconds(40), LAST_DOWN.plusSeconds(55));
        var ledger = verdict.get("dependencies").get(0);

        // The lag of 55 s explains all, but a shorter one that explains nearly as much is worth more.
        var explained = ledger.get("explained").asDouble();
        var lag = Duration.parse(ledger.get("lag").asText());
        assertThat(lag).isBetween(Duration.ofSeconds(45), Duration.ofSeconds(55));
        assertThat(explained * worth(lag)).isGreaterThan(worth(Duration.ofSeconds(55)));
        assertThat(explained).isBetween(0.5, 1.0);
    }

    @Test
    void aWindowAfterEverythingWasSeenIsInconclusive() {
        var verdict = verdict(LAST.plusSeconds(600), LAST.plusSeconds(700));

        assertThat(verdict.get("answer").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(verdict.get("dependencies").get(0).get("finding").asText()).isEqualTo("NOT_OBSERVED");
    }

    @Test
    void oneBadRowIsNamedAndNothingOfTheBatchIsStored() {
        var response = sidecar.postResponse("/api/v1/observations", """
                {"observations":[
                  {"dependency":"other","at":"%1$s","status":"UP"},
                  {"dependency":"other","at":"%1$s","status":"SIDEWAYS"}]}
                """.formatted(DOWN));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(response.body()).contains("SIDEWAYS").contains("1");
        assertThat(sidecar.response("/api/v1/dependencies/other").statusCode()).isEqualTo(404);
    }

    /** It halves every 15 s: a quarter of the largest lag. */
    private static double worth(Duration lag) {
        return Math.pow(2, -lag.toMillis() / 15_000.0);
    }

    private static JsonNode verdict(Instant from, Instant to) {
        return sidecar.verdict(from, to);
    }

    private static String millis(Instant instant) {
        return String.format(
                Locale.ROOT, "%s.%03dZ", instant.toString().substring(0, 19), instant.toEpochMilli() % 1000);
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }
}

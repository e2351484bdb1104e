// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class VerdictApiTest {

    private static final Instant START =
            Instant.now().minus(Duration.ofHours(3)).truncatedTo(MILLIS);

    @TestHTTPResource("/api/v1/")
    URI api;

    @Test
    void aPostedOutageIsFoundInTheWindowItCovers() {
        backfill("orders-db", 300, 100, 140);

        var verdict = verdict("orders-db", START.plusSeconds(1_000), START.plusSeconds(1_400), "");

        assertThat(verdict.get("app").asText()).isEqualTo("checkout");
        assertThat(verdict.get("instance").asText()).isEqualTo("checkout-1");
        assertThat(verdict.get("answer").asText()).isEqualTo("COINCIDES");
        assertThat(verdict.get("suspects")).extracting(JsonNode::asText).containsExactly("orders-db");
        var window = verdict.get("window");
        assertThat(window.get("duration").asText()).isEqualTo("PT6M40S");
        assertThat(window.get("from").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(window.get("route").isNull()).isTrue();
        var dependency = verdict.get("dependencies").get(0);
        assertThat(dependency.get("kind").asText()).isEqualTo("external");
        assertThat(dependency.get("finding").asText()).isEqualTo("FAILED");
        assertThat(dependency.get("explained").asDouble()).isGreaterThan(0.95);
        assertThat(dependency.get("observations").asInt()).isEqualTo(40);
        var onset = dependency.get("episodes").get(0).get("onset");
        assertThat(Instant.parse(onset.get("earliest").asText())).isEqualTo(START.plusSeconds(990));
        assertThat(Instant.parse(onset.get("latest").asText()))
                .isBetween(START.plusSeconds(1_000), START.plusSeconds(1_001));
    }

    @Test
    void theDocumentHasEveryFieldThatIsPromised() {
        backfill("complete", 30, 10, 12);

        var verdict = verdict("complete", START.plusSeconds(90), START.plusSeconds(130), "&route=/any");

        assertThat(HttpCall.names(verdict))
                .containsExactly(
                        "app",
                        "instance",
                        "window",
                        "judged",
                        "cuts",
                        "answer",
                        "summary",
                        "suspects",
                        "dependencies",
                        "changes",
                        "notes");
        assertThat(HttpCall.names(verdict.get("window"))).containsExactly("from", "to", "duration", "route");
        assertThat(HttpCall.names(verdict.get("judged"))).containsExactly("from", "to", "duration", "route", "errors");
        var dependency = verdict.get("dependencies").get(0);
        assertThat(HttpCall.names(dependency))
                .contains(
                        "name",
                        "kind",
                        "critical",
                        "finding",
                        "failing",
                        "explained",
                        "lag",
                        "coverage",
                        "observations",
                        "resolution",
                        "chance",
                        "score",
                        "episodes",
                        "why");
        assertThat(HttpCall.names(dependency.get("failing"))).containsExactly("certain", "possible");
        assertThat(dependency.get("score").isNumber()).isTrue();
        assertThat(dependency.get("lag").asText()).startsWith("PT");
        assertThat(HttpCall.names(dependency.get("episodes").get(0)))
                .containsExactly("status", "onset", "recovery", "failure", "message", "observations");
    }

    @Test
    void aDependencyThatWasWatchedAndUpIsCleared() {
        backfill("fine", 300, 0, 0);

        var verdict = verdict("fine", START.plusSeconds(1_000), START.plusSeconds(1_400), "");

        assertThat(verdict.get("answer").asText()).isEqualTo("DOES_NOT_COINCIDE");
        assertThat(verdict.get("dependencies").get(0).get("finding").asText()).isEqualTo("CLEARED");
    }

    @Test
    void aWindowShorterThanTheResolutionIsNotCleared() {
        backfill("coarse", 300, 0, 0);

        var verdict = verdict("coarse", START.plusSeconds(1_002), START.plusSeconds(1_005), "&max-lag=0s&tolerance=0s");

        assertThat(verdict.get("answer").asText()).isEqualTo("INCONCLUSIVE");
        assertThat(verdict.get("dependencies").get(0).get("chance").isNull()).isFalse();
    }

    @Test
    void errorTimesDecideWhereTheWindowAloneWouldNot() {
        backfill("partly", 300, 100, 110);
        var errors = "{\"dependency\": \"partly\", \"errors\": [{\"at\": \"%s\", \"count\": 5}, {\"at\": \"%s\"}]}"
                .formatted(START.plusSeconds(1_020), START.plusSeconds(1_080));

        var verdict = HttpCall.post(api.resolve("verdict"), errors).json();

        assertThat(verdict.get("answer").asText()).isEqualTo("COINCIDES");
        assertThat(verdict.get("dependencies").get(0).get("explained").asDouble())
                .isEqualTo(1.0);
    }

    @Test
    void theSameVerdictIsGivenInWords() {
        backfill("spoken", 300, 100, 140);
        var query = window("spoken", START.plusSeconds(1_000), START.plusSeconds(1_400));

        var text = HttpCall.get(api.resolve("verdict?" + query), "Accept", "text/plain");
        var byParameter = HttpCall.get(api.resolve("verdict?format=text&" + query));
        var markdown = HttpCall.get(api.resolve("verdict?format=markdown&" + query));

        assertThat(text.type()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(text.text()).contains("spoken").isEqualTo(byParameter.text());
        assertThat(markdown.type()).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(markdown.text()).contains("**spoken**");
    }

    @Test
    void anEndInTheFutureIsCutToNowAndNoted() {
        backfill("future", 30, 0, 0);

        var verdict = verdict("future", START, Instant.now().plusSeconds(3_600), "");

        assertThat(Instant.parse(verdict.get("window").get("to").asText())).isBefore(Instant.now());
        assertThat(verdict.get("notes")).extracting(JsonNode::asText).anyMatch(note -> note.contains("future"));
    }

    @Test
    void aChangeBeforeTheWindowIsListedWithHowLongBefore() {
        backfill("changed", 300, 100, 140);
        var at = START.plusSeconds(700);
        var change = "{\"at\": \"%s\", \"kind\": \"deploy\", \"version\": \"1.42.0\"}".formatted(at);

        assertThat(HttpCall.post(api.resolve("changes"), change)
                        .json()
                        .get("stored")
                        .asInt())
                .isEqualTo(1);
        assertThat(HttpCall.post(api.resolve("changes"), change)
                        .json()
                        .get("duplicate")
                        .asInt())
                .isEqualTo(1);
        var verdict = verdict("changed", START.plusSeconds(1_000), START.plusSeconds(1_400), "");

        assertThat(verdict.get("changes"))
                .filteredOn(found -> found.get("version").asText().equals("1.42.0"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.get("before").asText()).isEqualTo("PT5M");
                    assertThat(found.get("subject").asText()).isEqualTo("checkout");
                });
    }

    @Test
    void whatNobodyLooksAtAnyMoreIsLeftOutUnlessItIsAskedFor() {
        var old = Instant.now().minus(Duration.ofDays(30));
        HttpCall.post(
                api.resolve("observations"),
                "{\"observations\": [{\"dependency\": \"retired\", \"at\": \"%s\", \"status\": \"UP\"}]}"
                        .formatted(old));

        var later = HttpCall.get(api.resolve("verdict?last=5m")).json();
        var then = HttpCall.get(
                        api.resolve("verdict?from=%s&to=%s".formatted(old.minusSeconds(60), old.plusSeconds(60))))
                .json();

        assertThat(later.findValuesAsText("name")).doesNotContain("retired");
        assertThat(then.findValuesAsText("name")).contains("retired");
        assertThat(verdict("retired", START, START.plusSeconds(60), "")
                        .at("/dependencies/0/finding")
                        .asText())
                .isEqualTo("NOT_OBSERVED");
    }

    @Test
    void anUnknownDependencyIsAProblem() {
        var call = HttpCall.get(api.resolve("verdict?last=5m&dependency=nobody"));

        assertThat(call.status()).isEqualTo(404);
        assertThat(call.type()).startsWith("application/problem+json");
    }

    private JsonNode verdict(String dependency, Instant from, Instant to, String more) {
        var call = HttpCall.get(api.resolve("verdict?" + window(dependency, from, to) + more));
        assertThat(call.status()).as(call.text()).isEqualTo(200);
        return call.json();
    }

    private static String window(String dependency, Instant from, Instant to) {
        return "from=%s&to=%s&dependency=%s".formatted(from, to, dependency);
    }

    private void backfill(String dependency, int count, int failingFrom, int failingTo) {
        new BackfilledObservations(api, START).post(dependency, count, failingFrom, failingTo);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentStore;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.ResponseCounts;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class OverviewApiTest {

    private static final Instant START =
            Instant.now().minus(Duration.ofHours(30)).truncatedTo(MILLIS);

    @TestHTTPResource("/api/v1/")
    URI api;

    @Inject
    ErrorStore errors;

    @Inject
    IncidentStore incidents;

    @Test
    void theDocumentHasEveryFieldThatIsPromised() {
        new BackfilledObservations(api, START).post("drawn-db", 60, 30, 40);

        var overview = timeline("from=%s&to=%s&columns=20".formatted(START, START.plusSeconds(600)));

        assertThat(HttpCall.names(overview))
                .containsExactly(
                        "app",
                        "instance",
                        "from",
                        "to",
                        "now",
                        "stepMs",
                        "columns",
                        "dependencies",
                        "routes",
                        "errors",
                        "incidents",
                        "changes");
        assertThat(overview.get("app").asText()).isEqualTo("checkout");
        assertThat(Instant.parse(overview.get("from").asText())).isEqualTo(START);
        assertThat(overview.get("stepMs").asDouble()).isEqualTo(30_000);
        assertThat(overview.get("columns").asInt()).isEqualTo(20);
        var lane = lane(overview, "dependencies", "drawn-db");
        assertThat(HttpCall.names(lane))
                .containsExactly(
                        "name",
                        "kind",
                        "critical",
                        "configured",
                        "status",
                        "stale",
                        "confirmed",
                        "availability",
                        "coverage",
                        "lastFailure",
                        "segments",
                        "latencyMs");
        assertThat(lane.get("configured").asBoolean()).isFalse();
        assertThat(lane.get("confirmed").isNull()).isTrue();
        assertThat(lane.get("availability").asDouble()).isBetween(0.8, 0.86);
        assertThat(lane.get("lastFailure").get("failure").asText()).isEqualTo("connect");
        assertThat(lane.get("lastFailure").get("onset").get("earliest").asText())
                .endsWith("Z");
    }

    @Test
    void anOutageHasItsExactBoundsAndNoLatency() {
        new BackfilledObservations(api, START.plusSeconds(1_000)).post("bounded-db", 60, 30, 40);

        var overview =
                timeline("from=%s&to=%s&columns=20".formatted(START.plusSeconds(1_000), START.plusSeconds(1_600)));

        var lane = lane(overview, "dependencies", "bounded-db");
        assertThat(lane.get("segments"))
                .extracting(segment -> segment.get("state").asText())
                .containsExactly("UP", "TRANSITION", "DOWN", "TRANSITION", "UP", "UNOBSERVED");
        assertThat(lane.get("latencyMs")).hasSize(20);
        assertThat(lane.get("latencyMs").get(0).asDouble()).isEqualTo(4);
        assertThat(lane.get("latencyMs").get(11).isNull()).isTrue();
        assertThat(lane.get("latencyMs").get(19).asDouble()).isEqualTo(4);
    }

    @Test
    void theSameOutageIsStillSeenInAMonth() {
        new BackfilledObservations(api, START.plusSeconds(3_000)).post("distant-db", 60, 30, 33);

        var overview = timeline("last=30d");

        assertThat(overview.get("columns").asInt()).isEqualTo(600);
        assertThat(lane(overview, "dependencies", "distant-db").get("segments"))
                .extracting(segment -> segment.get("state").asText())
                .containsExactly("UNOBSERVED", "DOWN", "UNOBSERVED");
    }

    @Test
    void whatIsWatchedIsThereWithHowItStandsAndTheRoutesAreApart() {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            var overview = timeline("last=15m");
            var lane = lane(overview, "dependencies", "payments");
            assertThat(lane.get("configured").asBoolean()).isTrue();
            assertThat(lane.get("critical").asBoolean()).isTrue();
            assertThat(lane.get("status").asText()).isEqualTo("UP");
            assertThat(lane.get("stale").asBoolean()).isFalse();
            assertThat(lane.get("confirmed").asText()).isEqualTo("UP");
            assertThat(lane(overview, "routes", "home").get("kind").asText()).isEqualTo("route");
            assertThat(overview.get("dependencies"))
                    .extracting(each -> each.get("name").asText())
                    .doesNotContain("home", "route/home");
        });
    }

    @Test
    void errorsAndIncidentsAreTold() {
        var from = START.plusSeconds(6_000);
        fail(from.plusSeconds(15), 3, OptionalLong.of(10));
        incidents.save(incident("i-overview-1", from.plusSeconds(10), from.plusSeconds(20)));

        var overview = timeline("from=%s&to=%s&columns=10".formatted(from, from.plusSeconds(100)));

        assertThat(overview.get("errors").get("counts"))
                .extracting(JsonNode::asInt)
                .containsExactly(0, 3, 0, 0, 0, 0, 0, 0, 0, 0);
        assertThat(overview.get("errors").get("requests").get(1).asInt()).isEqualTo(10);
        assertThat(overview.get("errors").get("requests").get(2).isNull()).isTrue();
        var incident = overview.get("incidents").get(0);
        assertThat(HttpCall.names(incident))
                .containsExactly(
                        "id",
                        "origin",
                        "kind",
                        "state",
                        "from",
                        "to",
                        "route",
                        "errors",
                        "title",
                        "answer",
                        "summary",
                        "suspects");
        assertThat(incident.get("id").asText()).isEqualTo("i-overview-1");
        assertThat(incident.get("answer").asText()).isEqualTo("COINCIDES");
        assertThat(incident.get("suspects").get(0).asText()).isEqualTo("db");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "columns=9",
                "columns=2001",
                "columns=many",
                "last=401d",
                "from=never",
                "from=-1h&last=1h",
                "colour=red"
            })
    void aWrongQuestionIsAProblem(String query) {
        var call = HttpCall.get(api.resolve("timeline?" + query));

        assertThat(call.status()).isEqualTo(400);
        assertThat(call.type()).startsWith("application/problem+json");
        assertThat(call.json().get("detail").asText()).isNotBlank();
    }

    @Test
    void aSpanOfAFewMillisecondsHasFewerColumns() {
        var overview = timeline("from=%s&to=%s&columns=600".formatted(START, START.plusMillis(7)));

        assertThat(overview.get("columns").asInt()).isEqualTo(7);
        assertThat(overview.get("errors").get("counts")).hasSize(7);
    }

    @Test
    void aVerdictOnCountedErrorsIsThatOfTheReport() {
        var from = START.plusSeconds(10_000);
        new BackfilledObservations(api, from).post("counted-db", 60, 30, 33);
        // Errors only while it was down; without them it explains no more than a part of the window.
        fail(from.plusSeconds(310), 5, OptionalLong.empty());
        fail(from.plusSeconds(315), 5, OptionalLong.empty());
        var window = "from=%s&to=%s".formatted(from.plusSeconds(200), from.plusSeconds(400));

        var counted = json("verdict?errors=counted&" + window);
        var plain = json("verdict?errors=none&" + window);
        var usual = json("verdict?" + window);
        var report = json("report?" + window);

        assertThat(counted).isEqualTo(report.at("/steps/3/evidence/verdict")).isEqualTo(usual);
        assertThat(counted.at("/judged/errors").asInt()).isEqualTo(10);
        assertThat(plain.at("/judged/errors").asInt()).isZero();
        assertThat(explained(counted, "counted-db")).isGreaterThan(0.99);
        assertThat(explained(plain, "counted-db")).isLessThan(0.5);
    }

    @Test
    void aVerdictOnAnIncidentIsThatOfItsReport() {
        var from = START.plusSeconds(20_000);
        new BackfilledObservations(api, from).post("incident-db", 60, 30, 33);
        fail(from.plusSeconds(310), 5, OptionalLong.empty());
        incidents.save(incident("i-overview-2", from.plusSeconds(200), from.plusSeconds(400)));

        var verdict = json("verdict?incident=i-overview-2");

        assertThat(verdict).isEqualTo(json("report?incident=i-overview-2").at("/steps/3/evidence/verdict"));
        assertThat(explained(verdict, "incident-db")).isGreaterThan(0.99);
        assertThat(HttpCall.get(api.resolve("verdict?incident=nobody")).status())
                .isEqualTo(404);
        assertThat(HttpCall.get(api.resolve("verdict?incident=i-overview-2&last=5m"))
                        .status())
                .isEqualTo(400);
        assertThat(HttpCall.get(api.resolve("verdict?last=5m&errors=all")).status())
                .isEqualTo(400);
    }

    private JsonNode timeline(String query) {
        return json("timeline?" + query);
    }

    private JsonNode json(String path) {
        var call = HttpCall.get(api.resolve(path));
        assertThat(call.status()).as(call.text()).isEqualTo(200);
        return call.json();
    }

    private void fail(Instant at, long count, OptionalLong requests) {
        var answers = ResponseCounts.on("/drawn").at(at).requests(requests).errors(count);
        errors.add(new ErrorBatch(List.of(answers), List.of(), Optional.empty()));
    }

    private static JsonNode lane(JsonNode overview, String list, String name) {
        for (var lane : overview.get(list)) {
            if (lane.get("name").asText().equals(name)) {
                return lane;
            }
        }
        throw new AssertionError("no " + name + " in " + overview.get(list));
    }

    private static double explained(JsonNode verdict, String name) {
        return lane(verdict, "dependencies", name).get("explained").asDouble();
    }

    private static Incident incident(String id, Instant from, Instant to) {
        return new IncidentBuilder(id, from, to)
                .origin(Incident.Origin.RECORDED)
                .state(Incident.State.FINAL)
                .verdict(new KeptVerdict(
                        to,
                        new VerdictHeadline("COINCIDES", "db was down.", List.of("db")),
                        new StoredVerdict(2, "{}")))
                .build();
    }
}

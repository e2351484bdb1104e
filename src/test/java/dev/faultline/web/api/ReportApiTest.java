// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentStore;
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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class ReportApiTest {

    private static final Instant START =
            Instant.now().minus(Duration.ofHours(3)).truncatedTo(MILLIS);

    @TestHTTPResource("/api/v1/")
    URI api;

    @Inject
    ErrorStore errors;

    @Inject
    IncidentStore incidents;

    @Test
    void theReportOnAnOutageHasEveryStepWithItsEvidence() {
        backfill("report-db", 300, 100, 140);
        fail("/report/pay", START.plusSeconds(1_010), 12);

        var report = report("from=%s&to=%s".formatted(START.plusSeconds(1_000), START.plusSeconds(1_400)));

        assertThat(HttpCall.names(report)).contains("app", "instance", "incident", "window", "summary", "steps");
        assertThat(report.get("app").asText()).isEqualTo("checkout");
        assertThat(report.get("incident").isNull()).isTrue();
        assertThat(report.get("steps"))
                .extracting(step ->
                        step.get("number").asInt() + " " + step.get("name").asText())
                .containsExactly(
                        "1 route",
                        "2 changes",
                        "3 environment",
                        "4 downstream",
                        "5 storage",
                        "6 reproduce",
                        "7 roll-back",
                        "8 re-test",
                        "9 hygiene");
        assertThat(report.get("steps")).allSatisfy(step -> {
            assertThat(step.get("state").asText()).isIn("FOUND", "CLEARED", "UNKNOWN", "NOT_CONFIGURED");
            assertThat(step.get("sentence").asText()).isNotBlank();
            assertThat(step.get("evidence").isObject()).isTrue();
        });
        assertThat(step(report, 1).at("/evidence/routes/0/route").asText()).isEqualTo("/report/pay");
        assertThat(step(report, 1).at("/evidence/routes/0/first").asText()).endsWith("Z");
        assertThat(step(report, 4).get("state").asText()).isEqualTo("FOUND");
        assertThat(step(report, 4).at("/evidence/verdict/answer").asText()).isEqualTo("COINCIDES");
        assertThat(step(report, 4).at("/evidence/verdict/dependencies/0/name").asText())
                .isEqualTo("report-db");
        assertThat(report.get("summary").asText()).contains("report-db");
    }

    @Test
    void theReportOnAnIncidentIsOnItsWindow() {
        var from = START.plusSeconds(2_000);
        incidents.save(new IncidentBuilder("i-report-1", from, from.plusSeconds(60))
                .origin(Incident.Origin.RECORDED)
                .state(Incident.State.FINAL)
                .route(Optional.of("/report/pay"))
                .build());

        var report = report("incident=i-report-1");

        assertThat(report.get("incident").asText()).isEqualTo("i-report-1");
        assertThat(Instant.parse(report.at("/window/from").asText())).isEqualTo(from);
        assertThat(report.at("/window/route").asText()).isEqualTo("/report/pay");
    }

    @Test
    void theSameReportIsGivenInWords() {
        var text = HttpCall.get(api.resolve("report?last=5m&format=text"));
        var markdown = HttpCall.get(api.resolve("report?last=5m"), "Accept", "text/markdown");

        assertThat(text.type()).isEqualTo("text/plain;charset=UTF-8");
        assertThat(text.text()).contains("4. downstream:").contains("9. hygiene:");
        assertThat(text.text().lines()).allMatch(line -> line.length() <= 80);
        assertThat(markdown.type()).isEqualTo("text/markdown;charset=UTF-8");
        assertThat(markdown.text()).contains("4. **downstream:");
    }

    @Test
    void aWrongQuestionIsAProblem() {
        assertThat(HttpCall.get(api.resolve("report?incident=nobody")).status()).isEqualTo(404);
        assertThat(HttpCall.get(api.resolve("report?incident=nobody")).type()).startsWith("application/problem+json");
        assertThat(HttpCall.get(api.resolve("report")).status()).isEqualTo(400);
        assertThat(HttpCall.get(api.resolve("report?from=never")).status()).isEqualTo(400);
        assertThat(HttpCall.get(api.resolve("report?last=5m&colour=red")).status())
                .isEqualTo(400);
    }

    @Test
    void anIncidentAndAWindowAtOnceAreAProblem() {
        theReportOnAnIncidentIsOnItsWindow();

        var call = HttpCall.get(api.resolve("report?incident=i-report-1&last=5m"));

        assertThat(call.status()).isEqualTo(400);
    }

    @Test
    void theAppsOwnRoutesAreAskedAndAreNoDependencies() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> !HttpCall.get(api.resolve("routes"))
                        .json()
                        .at("/routes/0/status")
                        .asText()
                        .equals("UNKNOWN"));

        var route = HttpCall.get(api.resolve("routes")).json().at("/routes/0");
        var sweep = HttpCall.post(api.resolve("sweep"), "").json();

        assertThat(route.get("name").asText()).isEqualTo("home");
        assertThat(route.get("path").asText()).isEqualTo("/health");
        assertThat(route.at("/lastAnswer/at").asText()).endsWith("Z");
        assertThat(sweep.at("/routes").findValuesAsText("name")).containsExactly("home");
        assertThat(sweep.at("/dependencies").findValuesAsText("name")).doesNotContain("home", "route/home");
        assertThat(sweep.get("after").has("payments")).isTrue();
        assertThat(HttpCall.get(api.resolve("dependencies")).text()).doesNotContain("route/home");
        assertThat(HttpCall.post(api.resolve("dependencies/route/home/probe"), "")
                        .status())
                .isEqualTo(404);
        assertThat(HttpCall.get(api.resolve("verdict?last=5m")).json().findValuesAsText("name"))
                .doesNotContain("route/home");
        assertThat(HttpCall.get(api.resolve("/q/health/group/dependencies")).text())
                .doesNotContain("route/home");
        assertThat(HttpCall.get(api.resolve("/q/metrics")).text())
                .contains("faultline_route_status{route=\"home\"")
                .doesNotContain("dependency=\"route/home\"");
    }

    @Test
    void nobodyCanPostObservationsOfARoute() {
        var call = HttpCall.post(
                api.resolve("observations"),
                "{\"observations\": [{\"dependency\": \"route/home\", \"at\": \"%s\", \"status\": \"UP\"}]}"
                        .formatted(START));

        assertThat(call.status()).isEqualTo(400);
    }

    private JsonNode report(String query) {
        var call = HttpCall.get(api.resolve("report?" + query));
        assertThat(call.status()).as(call.text()).isEqualTo(200);
        return call.json();
    }

    private static JsonNode step(JsonNode report, int number) {
        return report.get("steps").get(number - 1);
    }

    private void fail(String route, Instant at, long count) {
        var answers = ResponseCounts.on(route).by(ErrorSource.POSTED).at(at).errors(count);
        errors.add(new ErrorBatch(List.of(answers), List.of(), Optional.empty()));
    }

    private void backfill(String dependency, int count, int failingFrom, int failingTo) {
        new BackfilledObservations(api, START).post(dependency, count, failingFrom, failingTo);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.KnownRoutes;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.memory.MemoryIncidents;
import dev.faultline.web.api.problem.Problem;
import dev.faultline.web.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerdictRequestTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:10:00Z");

    private final MemoryIncidents incidents = new MemoryIncidents();
    private final RouteSearch routes = new RouteSearch(() -> new KnownRoutes(Set.of("/checkout", "UNKNOWN"), Set.of()));

    @Test
    void withoutFromAndToTheWindowIsFromTheFirstErrorToTheLast() {
        var request = read("""
                {"errors": [{"at": "2026-11-22T14:05:00Z"}, {"at": "2026-11-22T14:02:00Z", "count": 7}]}""");

        var window = request.question().window();
        assertThat(window.from()).isEqualTo("2026-11-22T14:02:00Z");
        assertThat(window.to()).isEqualTo("2026-11-22T14:05:00Z");
        assertThat(request.question().errors())
                .extracting(error -> error.count())
                .containsExactly(1L, 7L);
    }

    @Test
    void aSingleErrorMakesAWindowOfASecondAroundIt() {
        var window = read("{\"errors\": [{\"at\": 1795356131}]}").question().window();

        assertThat(window.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(window.from()).isEqualTo(Instant.ofEpochSecond(1_795_356_131).minusMillis(500));
    }

    @Test
    void aRouteThatAllErrorsShareIsTheRouteOfTheWindow() {
        var one = read("{\"errors\": [{\"at\": \"-2m\", \"route\": \"/a\"}, {\"at\": \"-1m\", \"route\": \"/a\"}]}");
        var two = read("{\"errors\": [{\"at\": \"-2m\", \"route\": \"/a\"}, {\"at\": \"-1m\", \"route\": \"/b\"}]}");

        assertThat(one.question().window().route()).contains("/a");
        assertThat(two.question().window().route()).isEmpty();
    }

    @Test
    void whatIsNotSaidIsTheDefault() {
        var question = read("{\"from\": \"-5m\"}").question();

        assertThat(question.tolerance()).isEqualTo(Duration.ofSeconds(1));
        assertThat(question.maxLag()).isEqualTo(Duration.ofSeconds(60));
        assertThat(question.baseline()).isEmpty();
    }

    @Test
    void severalDependenciesCanBeAskedFor() {
        assertThat(read("{\"from\": \"-5m\", \"dependency\": [\"b\", \"a\"]}").dependencies())
                .containsExactly("b", "a");
    }

    @Test
    void everyBadErrorIsNamedByItsRowFieldAndValue() {
        var problem = problem("""
                {"errors": [{"at": "-1m"}, {"at": "soon", "count": 0}, {"count": 2, "where": "x"}]}""");

        assertThat(problem.errors())
                .extracting(fault -> fault.index() + " " + fault.field() + " " + fault.value())
                .containsExactly("1 at soon", "1 count 0", "2 at null", "2 where x");
    }

    @Test
    void aBodyThatIsNotJsonIsRefusedWithThePlaceOfTheMistake() {
        assertThat(problem("{\"errors\": [\n  {]}").detail()).contains("line 2", "column 4");
        assertThat(problem("[]").detail()).contains("JSON object");
        assertThat(problem("").detail()).contains("JSON object");
        assertThat(problem("{\"from\": 1, \"from\": 2}").detail()).contains("Duplicate field 'from'");
        assertThat(problem("{} {}").status()).isEqualTo(400);
    }

    @Test
    void aRouteWithoutItsSlashIsRefusedWithTheOneThatIsMeant() {
        var problem = problem("""
                {"from": "-5m", "route": "GET /checkout", "errors": [{"at": "-1m", "route": "orders"}]}""");

        assertThat(problem.errors())
                .extracting(fault -> fault.index() + " " + fault.field() + " " + fault.value())
                .containsExactly("0 route orders", "null route GET /checkout");
        assertThat(problem.detail())
                .isEqualTo("row 0: route: \"orders\" is not a route: routes begin with '/'. Known are /checkout and"
                        + " UNKNOWN. route: \"GET /checkout\" is not a route: routes begin with '/'. Did you mean"
                        + " /checkout?");
    }

    @Test
    void aRouteThatASourceNamesWithoutASlashIsTaken() {
        assertThat(read("{\"from\": \"-5m\", \"route\": \"UNKNOWN\"}")
                        .question()
                        .window()
                        .route())
                .contains("UNKNOWN");
    }

    @Test
    void aWindowThatCutsAnIncidentOffersItAndIsJudgedByTheGivenErrors() {
        incidents.save(
                new IncidentBuilder("i-1", Instant.parse("2026-11-22T14:02:00Z"), Instant.parse("2026-11-22T14:06:00Z"))
                        .build());

        var request = read("{\"from\": \"2026-11-22T14:04:00Z\", \"to\": \"2026-11-22T14:09:00Z\"}");

        assertThat(request.asked().cuts()).extracting(CutIncident::incident).containsExactly("i-1");
        assertThat(request.question().window().from()).isEqualTo("2026-11-22T14:04:00Z");
        assertThat(request.notes())
                .containsExactly("This window begins 2 min into incident i-1 (14:02:00–14:06:00): judge that instead.");
    }

    private Problem problem(String body) {
        try {
            read(body);
        } catch (ProblemException e) {
            return e.problem();
        }
        throw new AssertionError("taken: " + body);
    }

    private VerdictRequest read(String json) {
        var body = JsonBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), NOW);
        var request = VerdictRequest.read(body, new IncidentSearch(incidents), routes);
        body.end();
        return request;
    }
}

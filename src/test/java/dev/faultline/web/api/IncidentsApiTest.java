// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class IncidentsApiTest {

    private static final Instant NOW = Instant.now().truncatedTo(MILLIS);

    @TestHTTPResource("/api/v1/")
    URI api;

    @Test
    void postedErrorsMakeAnIncidentWithItsVerdict() {
        var start = NOW.minus(Duration.ofHours(5));

        var answer = post("errors", errors("/orders", start, 5));
        var id = answer.json().get("incidents").get(0).asText();
        var incident = HttpCall.get(api.resolve("incidents/" + id)).json();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().get("stored").asInt()).isEqualTo(5);
        assertThat(incident.get("origin").asText()).isEqualTo("DETECTED");
        assertThat(incident.get("state").asText()).isNotEqualTo("OPEN");
        assertThat(incident.get("window").get("from").asText()).isEqualTo(millis(start));
        assertThat(incident.get("window").get("to").asText()).isEqualTo(millis(start.plusSeconds(4)));
        assertThat(incident.get("window").get("route").asText()).isEqualTo("/orders");
        assertThat(incident.get("errors").asInt()).isEqualTo(10);
        assertThat(incident.get("requests").asInt()).isEqualTo(50);
        assertThat(incident.get("routes").get(0).get("first").asText()).isEqualTo(millis(start));
        assertThat(incident.get("verdict").get("answer").asText()).isNotBlank();
        assertThat(incident.get("verdict").get("window").get("from").asText()).isEqualTo(millis(start));
        assertThat(ids("incidents?from=" + start.minusSeconds(1) + "&to=" + start.plusSeconds(10)))
                .contains(id);
        assertThat(ids("incidents?from=" + start.plusSeconds(10) + "&to=" + start.plusSeconds(20)))
                .doesNotContain(id);
    }

    @Test
    void oneBadRowIsNamedAndNothingIsStored() {
        var start = NOW.minus(Duration.ofHours(20));
        var bad = errors("/bad", start, 5)
                .replace("]}", ", {\"at\": \"" + NOW.plusSeconds(60) + "\", \"count\": 3, \"requests\": 2}]}");

        var answer = post("errors", bad);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("errors"))
                .extracting(fault -> fault.get("index").asInt())
                .containsOnly(5);
        assertThat(answer.json().get("errors"))
                .extracting(fault -> fault.get("field").asText())
                .containsExactly("at", "requests");
        assertThat(ids("incidents?from=" + start.minusSeconds(1) + "&to=" + start.plusSeconds(10)))
                .isEmpty();
    }

    @Test
    void aRowCoversTheIntervalThatIsGivenBesideTheErrors() {
        var start = NOW.minus(Duration.ofHours(9));

        var answer = post("errors", """
                {"interval": "60s", "errors": [{"at": "%s", "count": 4, "requests": 40, "route": "/covered",
                                                "status": 504, "durationMs": 30000.4}]}""".formatted(start));
        var id = answer.json().get("incidents").get(0).asText();
        var window = HttpCall.get(api.resolve("incidents/" + id)).json().get("window");
        var route = HttpCall.get(api.resolve("report?incident=" + id))
                .json()
                .get("steps")
                .get(0)
                .get("evidence");

        assertThat(window.get("from").asText()).isEqualTo(millis(start));
        assertThat(window.get("to").asText()).isEqualTo(millis(start.plusMillis(59_999)));
        assertThat(route.get("statuses").get("504").asInt()).isEqualTo(4);
        assertThat(route.get("durations").get(0).get("mean").asText()).isEqualTo("PT30S");
    }

    @Test
    void whoPostsOnlyCanTellOfGoodRequests() {
        var start = NOW.minus(Duration.ofHours(11));

        var answer = post(
                "errors",
                "{\"errors\": [{\"at\": \"" + start + "\", \"count\": 0, \"requests\": 30, \"route\": \"/good\"}]}");
        var refused = post("errors", "{\"errors\": [{\"at\": \"" + start + "\", \"count\": 0}]}");
        var route = HttpCall.get(api.resolve("report?from=" + start.minusSeconds(5) + "&to=" + start.plusSeconds(5)))
                .json()
                .get("steps")
                .get(0);

        assertThat(answer.json().get("stored").asInt()).isEqualTo(1);
        assertThat(answer.json().get("incidents")).isEmpty();
        assertThat(route.get("state").asText()).isEqualTo("CLEARED");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors").get(0).get("field").asText()).isEqualTo("count");
    }

    @Test
    void onlyFiveHundredsAreErrors() {
        var start = NOW.minus(Duration.ofHours(30));

        var answer = post("errors", errors("/fine", start, 5).replace("\"count\"", "\"status\": 404, \"count\""));

        assertThat(answer.json().get("stored").asInt()).isEqualTo(5);
        assertThat(answer.json().get("incidents")).isEmpty();
    }

    @Test
    void anIncidentCanBeRecordedAnnotatedAndLinked() {
        var from = NOW.minus(Duration.ofHours(2));

        var created = post("incidents", """
                {"from": "%s", "to": "%s", "route": "/pay/7", "title": "payments failed %s",
                 "annotation": "seen by support", "links": "https://tickets.example/1"}""".formatted(from, from.plusSeconds(60), SidecarUnderTest.SECRET));
        var location =
                URI.create(created.response().headers().firstValue("Location").orElseThrow());
        var annotated = HttpCall.post(
                URI.create(location + "/annotations"), "{\"text\": \"failed over\", \"at\": \"" + from + "\"}");
        var linked =
                HttpCall.post(URI.create(location + "/links"), "{\"links\": [\"a\", \"https://tickets.example/1\"]}");
        var incident = HttpCall.get(location).json();

        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.text()).doesNotContain(SidecarUnderTest.SECRET);
        assertThat(annotated.status()).isEqualTo(200);
        assertThat(linked.status()).isEqualTo(200);
        assertThat(incident.get("origin").asText()).isEqualTo("RECORDED");
        assertThat(incident.get("title").asText()).startsWith("payments failed");
        assertThat(incident.get("annotations"))
                .extracting(note -> note.get("text").asText())
                .containsExactly("failed over", "seen by support");
        assertThat(incident.get("links"))
                .extracting(JsonNode::asText)
                .containsExactly("https://tickets.example/1", "a");
        assertThat(incident.get("verdict")
                        .get("dependencies")
                        .get(0)
                        .get("name")
                        .asText())
                .isEqualTo("payments");
        assertThat(HttpCall.get(location, "Accept", "text/plain").text()).isNotBlank();
        assertThat(HttpCall.get(URI.create(location + "?format=markdown")).type())
                .startsWith("text/markdown");
    }

    @Test
    void anOpenWindowIsCountedAndListedAsOpen() {
        var id = post("errors", errors("/now", Instant.now().minusSeconds(5), 5))
                .json()
                .get("incidents")
                .get(0)
                .asText();

        assertThat(ids("incidents?state=open")).contains(id);
        assertThat(ids("incidents?state=final")).doesNotContain(id);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> HttpCall.get(api.resolve("/q/metrics"))
                        .text()
                        .lines()
                        .anyMatch(line -> line.startsWith("faultline_error_window_open ") && !line.endsWith(" 0.0")));
        assertThat(HttpCall.get(api.resolve("/q/metrics")).text()).contains("faultline_errors_total{source=\"posted\"");
    }

    @Test
    void eachRowThatCannotBeReadIsNamed() {
        var refused = post("errors", "{\"errors\": [{\"at\": \"now\"}, 5, {\"at\": \"soon\"}, null]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("errors"))
                .extracting(row -> row.get("index").asInt())
                .containsExactly(1, 2, 3);
    }

    @Test
    void whatIsNotThereIsAProblem() {
        assertThat(HttpCall.get(api.resolve("incidents/none")).status()).isEqualTo(404);
        assertThat(post("incidents/none/annotations", "{\"text\": \"x\"}").status())
                .isEqualTo(404);
        assertThat(HttpCall.get(api.resolve("incidents?state=ajar")).status()).isEqualTo(400);
        assertThat(post("incidents", "{\"title\": \"no span\"}").status()).isEqualTo(400);
        assertThat(post("errors", "{}").status()).isEqualTo(400);
    }

    private HttpCall post(String path, String json) {
        return HttpCall.post(api.resolve(path), json);
    }

    private List<String> ids(String path) {
        var ids = new ArrayList<String>();
        HttpCall.get(api.resolve(path))
                .json()
                .get("incidents")
                .forEach(incident -> ids.add(incident.get("id").asText()));
        return ids;
    }

    /** Two errors of ten requests in each of so many seconds. */
    private static String errors(String route, Instant start, int seconds) {
        var rows = new StringBuilder();
        for (var i = 0; i < seconds; i++) {
            rows.append(i == 0 ? "" : ", ")
                    .append(
                            "{\"at\": \"%s\", \"count\": 2, \"requests\": 10, \"route\": \"%s?id=%d\", \"message\": \"boom\"}"
                                    .formatted(start.plusSeconds(i), route, i));
        }
        return "{\"errors\": [" + rows + "]}";
    }

    private static String millis(Instant instant) {
        return String.format(
                Locale.ROOT, "%s.%03dZ", instant.toString().substring(0, 19), instant.toEpochMilli() % 1000);
    }
}

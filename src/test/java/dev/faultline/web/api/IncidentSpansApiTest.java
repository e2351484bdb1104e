// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static java.time.temporal.ChronoUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class IncidentSpansApiTest {

    private static final Instant START = Instant.now().truncatedTo(SECONDS).minus(Duration.ofHours(31));

    @TestHTTPResource("/api/v1/")
    URI api;

    @Test
    void errorsThatComeBackAreASpanOfTheirIncident() {
        var first = post(START);
        var second = post(START.plusSeconds(300));
        var incident = HttpCall.get(api.resolve("incidents/" + first)).json();

        assertThat(second).isEqualTo(first);
        assertThat(incident.get("kind").asText()).isEqualTo("ERRORS");
        assertThat(incident.get("errors").asInt()).isEqualTo(8);
        assertThat(incident.get("spans"))
                .extracting(span -> Instant.parse(span.get("from").asText()))
                .containsExactly(START, START.plusSeconds(300));
        assertThat(Instant.parse(incident.at("/window/to").asText())).isEqualTo(START.plusSeconds(303));
    }

    /** Four errors, a second apart; the incident that they are of. */
    private String post(Instant start) {
        var rows = IntStream.range(0, 4)
                .mapToObj(second -> "{\"at\": \"%s\", \"route\": \"/spans\"}".formatted(start.plusSeconds(second)))
                .collect(Collectors.joining(", "));
        var answer = HttpCall.post(api.resolve("errors"), "{\"errors\": [" + rows + "]}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().get("incidents").get(0).asText();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static java.time.temporal.ChronoUnit.MILLIS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentStore;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.testing.IncidentBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class StoredVerdictApiTest {

    private static final Instant FROM = Instant.now().truncatedTo(MILLIS).minus(Duration.ofDays(2));

    @TestHTTPResource("/api/v1/")
    URI api;

    @Inject
    IncidentStore incidents;

    @Test
    void aStoredVerdictIsTheOneThatTheApiGives() {
        var recorded = HttpCall.post(
                api.resolve("incidents"), "{\"from\": \"%s\", \"to\": \"%s\"}".formatted(FROM, FROM.plusSeconds(60)));
        var id = recorded.json().get("id").asText();

        var stored =
                incidents.incident(id).orElseThrow().verdict().orElseThrow().stored();
        var asked = HttpCall.get(api.resolve("verdict?incident=" + id));

        assertThat(stored.format()).isEqualTo(3);
        // The incident has the number of errors itself; that it has none is a note of the question.
        var asStored = asked.text()
                .replaceFirst("\"errors\":0", "\"errors\":null")
                .replaceFirst("\"No 5xx was counted[^\"]*\"", "");
        assertThat(recorded.text()).endsWith(",\"verdict\":" + asStored + "}");
    }

    @Test
    void theVerdictOfAnOlderVersionIsGivenToTheLetter() {
        var text = "{\"app\":\"shop\",\"answer\":\"COINCIDES\",\"more\":[1,2.5E-7,null,\"\\n\"]}";

        var incident = verdictOf("older", new StoredVerdict(StoredVerdict.API_JSON, text));

        assertThat(incident.toString()).isEqualTo(text);
    }

    @Test
    void ofAVerdictThatCannotBeReadTheHeadlineIsGiven() {
        for (var stored :
                List.of(new StoredVerdict(99, "{}"), new StoredVerdict(2, "{\"from\":"), new StoredVerdict(1, ""))) {
            var verdict = verdictOf("unreadable", stored);

            assertThat(verdict.get("answer").asText()).isEqualTo("COINCIDES");
            assertThat(verdict.get("summary").asText()).isEqualTo("db was down.");
            assertThat(verdict.get("suspects")).extracting(JsonNode::asText).containsExactly("db");
            assertThat(verdict.get("dependencies")).isEmpty();
            assertThat(verdict.at("/notes/0").asText()).startsWith("The stored verdict cannot be read");
        }
    }

    private JsonNode verdictOf(String id, StoredVerdict stored) {
        incidents.save(new IncidentBuilder(id, FROM, FROM.plusSeconds(60))
                .state(Incident.State.FINAL)
                .verdict(new KeptVerdict(FROM, new VerdictHeadline("COINCIDES", "db was down.", List.of("db")), stored))
                .build());
        return HttpCall.get(api.resolve("incidents/" + id)).json().get("verdict");
    }
}

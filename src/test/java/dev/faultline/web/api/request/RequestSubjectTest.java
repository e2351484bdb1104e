// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.analysis.KnownRoutes;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.memory.MemoryIncidents;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RequestSubjectTest {

    private static final Instant NOW = Instant.parse("2026-11-28T17:10:00Z");

    private final MemoryIncidents incidents = new MemoryIncidents();

    @Test
    void aWindowThatBeginsInAnIncidentSaysSoAndIsJudgedWithAllOfIt() {
        incident("i-1", "2026-11-28T17:05:09Z", "2026-11-28T17:05:24Z", "/checkout");

        var subject = read("from=17:05:18&to=17:06:18", true);

        assertThat(subject.asked().window().from()).isEqualTo("2026-11-28T17:05:18Z");
        assertThat(subject.window().from()).isEqualTo("2026-11-28T17:05:09Z");
        assertThat(subject.window().to()).isEqualTo("2026-11-28T17:06:18Z");
        assertThat(subject.asked().cuts())
                .containsExactly(new CutIncident(
                        "i-1", Instant.parse("2026-11-28T17:05:09Z"), Instant.parse("2026-11-28T17:05:24Z")));
        assertThat(subject.notes())
                .containsExactly(
                        "This window begins 9 s into incident i-1 (17:05:09–17:05:24): judge that instead.",
                        "Both were judged together, 17:05:09–17:06:18 UTC, with the errors of both.");
    }

    @Test
    void aWindowThatEndsInAnIncidentOrLiesWithinOneSaysSoToo() {
        incident("i-1", "2026-11-28T17:05:09Z", "2026-11-28T17:05:24Z", "/checkout");

        assertThat(read("from=17:04:00&to=17:05:20", true).notes().get(0))
                .startsWith("This window ends 4 s before the end of incident i-1");
        assertThat(read("from=17:05:12&to=17:05:20", true).notes().get(0))
                .startsWith("This window lies within incident i-1");
        assertThat(read("from=17:05:12&to=17:05:20", true).window().duration()).isEqualTo(Duration.ofSeconds(15));
    }

    @Test
    void whereCountedErrorsAreLeftOutTheIncidentIsOfferedOnly() {
        incident("i-1", "2026-11-28T17:05:09Z", "2026-11-28T17:05:24Z", "/checkout");

        var subject = read("from=17:05:18&to=17:06:18", false);

        assertThat(subject.window()).isEqualTo(subject.asked().window());
        assertThat(subject.notes()).hasSize(1);
    }

    @Test
    void aWindowWithAllOfAnIncidentOrWithNoneOfItCutsNothing() {
        incident("i-1", "2026-11-28T17:05:09Z", "2026-11-28T17:05:24.999Z", "/checkout");

        assertThat(read("from=17:05:00&to=17:06:00", true).asked().cuts()).isEmpty();
        assertThat(read("from=17:05:10&to=17:05:24", true).asked().cuts()).isEmpty();
        assertThat(read("from=17:05:24&to=17:06:00", true).asked().cuts()).isEmpty();
        assertThat(read("from=17:05:18&to=17:06:00&route=/orders", true).asked().cuts())
                .isEmpty();
        assertThat(read("from=17:05:18&to=17:06:00&route=/checkout", true)
                        .asked()
                        .cuts())
                .hasSize(1);
    }

    @Test
    void theLatestIncidentCanBeAskedFor() {
        incident("i-1", "2026-11-28T16:05:09Z", "2026-11-28T16:05:24Z", "/checkout");
        incident("i-2", "2026-11-28T17:05:09Z", "2026-11-28T17:05:24Z", "/checkout");

        assertThat(read("incident=latest", true).incident())
                .map(each -> each.id())
                .contains("i-2");
    }

    @Test
    void thatThereIsNoIncidentYetIsSaid() {
        assertThatThrownBy(() -> read("incident=latest", true)).hasMessageContaining("There is no incident yet.");
    }

    private void incident(String id, String from, String to, String route) {
        incidents.save(new IncidentBuilder(id, Instant.parse(from), Instant.parse(to))
                .route(Optional.of(route))
                .build());
    }

    private RequestSubject read(String query, boolean isWidened) {
        var values = new MultivaluedHashMap<String, String>();
        for (var pair : query.split("&")) {
            var at = pair.indexOf('=');
            values.add(pair.substring(0, at), pair.substring(at + 1));
        }
        var parameters = new QueryParameters(values, NOW);
        var subject = RequestSubject.read(
                parameters,
                new IncidentSearch(incidents),
                new RouteSearch(() -> new KnownRoutes(Set.of(), Set.of())),
                Duration.ofSeconds(1),
                isWidened);
        parameters.end();
        return subject;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.web.api.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestSpanTest {

    private static final Instant NOW = Instant.parse("2026-11-22T14:10:00Z");
    private static final Duration LONGEST = Duration.ofDays(31);

    @Test
    void theEndOfASpanIsNowUnlessItIsGiven() {
        var span = read("from", "-15m");

        assertThat(span).isEqualTo(RequestSpan.of(NOW.minus(Duration.ofMinutes(15)), NOW));
    }

    @Test
    void lastIsTheSpanUpToNow() {
        assertThat(read("last", "90s")).isEqualTo(RequestSpan.of(NOW.minusSeconds(90), NOW));
    }

    @Test
    void anEndInTheFutureIsCutToNowAndThatIsNoted() {
        var span = read("from", "-15m", "to", "2026-11-22T14:30:00Z");

        assertThat(span.to()).isEqualTo(NOW);
        assertThat(span.notes()).singleElement().asString().contains("2026-11-22T14:30:00Z", "future");
    }

    @ParameterizedTest
    @CsvSource({
        "from, 2026-11-22T14:10:01Z, to, 2026-11-22T14:20:00Z, from",
        "from, -5m, to, -10m, to",
        "from, -5m, to, -5m, to",
        "from, -32d, to, now, from",
        "to, now, route, /x, from",
        "last, 32d, route, /x, last",
        "last, 0s, route, /x, last",
        "last, 5m, from, -10m, last",
        "from, never, to, now, from"
    })
    void aSpanThatCannotBeIsRefusedByTheNameOfItsParameter(
            String oneName, String one, String otherName, String other, String refused) {
        assertThatThrownBy(() -> read(oneName, one, otherName, other))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().status()).isEqualTo(400);
                    assertThat(e.problem().parameter()).isEqualTo(refused);
                });
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> read("from", "never", "to", "ever", "rout", "/x"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().errors())
                                .extracting(fault -> fault.parameter())
                                .containsExactly("from", "to", "rout"));
    }

    private static RequestSpan read(String... namesAndValues) {
        var query = new MultivaluedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            query.add(namesAndValues[i], namesAndValues[i + 1]);
        }
        var parameters = new QueryParameters(query, NOW);
        parameters.text("route");
        var span = RequestSpan.read(parameters, LONGEST, Optional.empty());
        parameters.end();
        return span;
    }
}

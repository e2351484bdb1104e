// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.address;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.KnownRoutes;
import dev.faultline.testing.memory.MemoryIncidents;
import dev.faultline.web.api.request.IncidentSearch;
import dev.faultline.web.api.request.RouteSearch;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // what is asked for | start | end | whether it follows
                "                                                            | 11:00:00 | 12:00:00 | true",
                "view-from=-15m                                              | 11:45:00 | 12:00:00 | true",
                "view-from=-30m&view-to=-10m                                 | 11:30:00 | 11:50:00 | true",
                "view-from=2026-11-22T10:00:00Z&view-to=2026-11-22T11:00:00Z | 10:00:00 | 11:00:00 | false",
                "from=2026-11-22T10:00:00Z&to=2026-11-22T10:20:00Z           | 09:40:00 | 10:40:00 | false",
                "from=2026-11-22T10:00:00Z&to=2026-11-22T10:01:00Z           | 09:55:00 | 10:06:00 | false",
                "from=2026-11-22T11:50:00Z&to=2026-11-22T11:59:00Z           | 11:41:00 | 12:00:00 | true",
                "from=-15m&to=now                                            | 11:30:00 | 12:00:00 | true",
                "last=15m                                                    | 11:30:00 | 12:00:00 | true",
                "from=-40m&to=-30m                                           | 11:10:00 | 11:40:00 | true",
                "from=-15m&to=now&view-from=-1h                              | 11:00:00 | 12:00:00 | true",
                "view-from=2026-11-22T11:00:00Z&view-to=2026-11-22T11:00:10Z | 10:59:35 | 11:00:35 | false",
            })
    void theViewIsWhatIsAskedForOrTheWindowWithRoomAroundIt(String query, String from, String to, boolean follows) {
        var view = address(query == null ? "" : query.strip()).view();

        assertThat(view.from()).isEqualTo(Instant.parse("2026-11-22T" + from + "Z"));
        assertThat(view.to()).isEqualTo(Instant.parse("2026-11-22T" + to + "Z"));
        assertThat(view.follows()).isEqualTo(follows);
    }

    @Test
    void aLongWindowIsPaddedAsFarAsTheLongestViewAllows() {
        var address = address("from=2026-10-01T00:00:00Z&to=2026-10-25T00:00:00Z");

        assertThat(address.view().length()).isLessThanOrEqualTo(PageView.LONGEST);
        assertThat(address.view().from()).isBefore(Instant.parse("2026-10-01T00:00:00Z"));
    }

    @Test
    void whereNoIncidentIsKnownNothingIsAskedUnasked() {
        var address = address("view-last=6h");

        assertThat(address.question()).isEmpty();
        assertThat(address.isUnasked()).isFalse();
        assertThat(address.isViewFree()).isFalse();
        assertThat(address("").isViewFree()).isTrue();
    }

    @Test
    void theViewReachesBackToTheIncidentThatIsShownUnasked() {
        assertThat(PageView.reaching(NOW.minus(Duration.ofMinutes(20)), NOW).length())
                .isEqualTo(Duration.ofHours(1));
        assertThat(PageView.reaching(NOW.minus(Duration.ofHours(3)), NOW).length())
                .isEqualTo(Duration.ofHours(6));
        assertThat(PageView.reaching(NOW.minus(Duration.ofDays(60)), NOW).length())
                .isEqualTo(PageView.LONGEST);
    }

    @Test
    void whatAnotherProgramAddsToTheAddressIsNoProblem() {
        assertThat(address("utm_source=chat&from=-15m&to=now").problems()).isEmpty();
    }

    @Test
    void aWrongViewLeavesTheWindowAsItIs() {
        var address = address("from=-15m&to=now&view-from=soon");

        assertThat(address.problems()).hasSize(1);
        assertThat(address.faulty()).containsExactly("view-from");
        assertThat(address.question()).isPresent();
        assertThat(address.view().from()).isEqualTo(NOW.minus(Duration.ofMinutes(30)));
    }

    @Test
    void linksToOtherSpansKeepTheWindowAsItWasTyped() {
        var links = PageLinks.from(address("from=-15m&to=now&route=/a%20b"), NOW);

        assertThat(links.spans())
                .allMatch(link -> link.href().startsWith("/?from=-15m&to=now&route=%2Fa%20b&view-from=-"));
        assertThat(links.spans()).filteredOn(PageLink::isCurrent).isEmpty();
        assertThat(links.later().href()).isEmpty();
        assertThat(links.closer().href()).endsWith("view-from=-900s&view-to=now");
    }

    @Test
    void linksToOtherSpansKeepTheDayOfATimeThatWasTypedWithoutIt() {
        var links = PageLinks.from(address("from=11:02&to=11:09&zone=Europe/Berlin"), NOW);

        assertThat(links.spans())
                .allMatch(link -> link.href()
                        .startsWith("/?from=2026-11-22T10%3A02%3A00Z&to=2026-11-22T10%3A09%3A00Z&view-from"));
    }

    @Test
    void aWrongZoneIsOneProblem() {
        var address = address("from=11:02&to=11:09&zone=Berlin&view-from=10:00");

        assertThat(address.problems())
                .containsExactly("zone: \"Berlin\" is not a time zone I know. Try Europe/Berlin, +02:00, or UTC.");
    }

    @Test
    void goingLaterEndsNow() {
        var links = PageLinks.from(address("view-from=2026-11-22T11:00:00Z&view-to=2026-11-22T11:40:00Z"), NOW);

        assertThat(links.earlier().href()).endsWith("view-from=2026-11-22T10:40:00Z&view-to=2026-11-22T11:20:00Z");
        assertThat(links.later().href()).endsWith("view-from=-2400s&view-to=now");
        assertThat(links.wider().href()).endsWith("view-from=-4800s&view-to=now");
        assertThat(links.closer().href()).endsWith("view-from=2026-11-22T11:10:00Z&view-to=2026-11-22T11:30:00Z");
    }

    @Test
    void noLinkLeadsToASpanThatCannotBeShown() {
        assertThat(PageLinks.from(address("view-from=-30d"), NOW).wider().href())
                .isEmpty();
        assertThat(PageLinks.from(address("view-from=-1m"), NOW).closer().href())
                .isEmpty();
    }

    @Test
    void aRouteWithoutItsSlashIsAProblemOfThatFieldAndIsKeptAsTyped() {
        var address = address("from=-15m&route=checkout");

        assertThat(address.question()).isEmpty();
        assertThat(address.typed().route()).isEqualTo("checkout");
        assertThat(address.faulty()).containsExactly("route");
        assertThat(address.problems())
                .containsExactly("route: \"checkout\" is not a route: routes begin with '/'. Did you mean /checkout?");
    }

    private static PageAddress address(String query) {
        var values = new MultivaluedHashMap<String, String>();
        for (var pair : query.isEmpty() ? new String[0] : query.split("&")) {
            var at = pair.indexOf('=');
            values.add(pair.substring(0, at), pair.substring(at + 1).replace("%20", " "));
        }
        return PageAddress.of(
                values,
                NOW,
                Duration.ofSeconds(60),
                new IncidentSearch(new MemoryIncidents()),
                new RouteSearch(() -> new KnownRoutes(Set.of("/checkout"), Set.of())));
    }
}

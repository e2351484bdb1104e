// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static dev.faultline.errors.ErrorSource.ACCESS_LOG;
import static dev.faultline.errors.ErrorSource.APP_LOG;
import static dev.faultline.errors.ErrorSource.METRICS;
import static dev.faultline.errors.ErrorSource.POSTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.testing.IncidentBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which source tells the counts of an incident: the one that saw the most errors, healthy answers left out. */
class IncidentSourceRuleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void whereNobodyCountedThereAreNoErrorsAndNoRequests() {
        expect(incident(), 0, OptionalLong.empty());
    }

    @Test
    void whereNothingFailedThereAreNoErrorsAndNoRequests() {
        var incident = incident(counted(ACCESS_LOG, "/pay", 0, 40));

        expect(incident, 0, OptionalLong.empty());
        assertThat(incident.routes()).isEmpty();
    }

    @Test
    void oneSourceTellsByItself() {
        var incident = incident(counted(METRICS, "/pay", 3, 40));

        expect(incident, 3, OptionalLong.of(40));
        assertThat(incident.route()).contains("/pay");
    }

    @Test
    void ofTwoTheOneThatSawTheMoreErrorsTells() {
        expect(incident(counted(ACCESS_LOG, "/pay", 3, 40), counted(POSTED, "/pay", 4, 4)), 4, OptionalLong.of(4));
        expect(incident(counted(POSTED, "/pay", 4, 4), counted(ACCESS_LOG, "/pay", 3, 40)), 4, OptionalLong.of(4));
    }

    @Test
    void ofEqualsTheFirstInTheOrderOfTheSourcesTells() {
        expect(incident(counted(METRICS, "/pay", 3, 30), counted(ACCESS_LOG, "/pay", 3, 20)), 3, OptionalLong.of(20));
        expect(incident(counted(POSTED, "/pay", 3, 10), counted(METRICS, "/pay", 3, 30)), 3, OptionalLong.of(30));
        expect(incident(counted(APP_LOG, "/pay", 3, 5), counted(POSTED, "/pay", 3, 10)), 3, OptionalLong.of(10));
    }

    @Test
    void moreRequestsDoNotOutweighMoreErrors() {
        expect(incident(counted(METRICS, "/pay", 3, 900), counted(POSTED, "/pay", 4, 9)), 4, OptionalLong.of(9));
    }

    @Test
    void whatASourceSawOfEachRouteIsAddedUpAndHealthyAnswersAreLeftOut() {
        expect(
                incident(
                        counted(ACCESS_LOG, "/pay", 2, 10),
                        counted(ACCESS_LOG, "/cart", 2, 20),
                        counted(ACCESS_LOG, "/home", 0, 70),
                        counted(METRICS, "/pay", 3, 50)),
                4,
                OptionalLong.of(30));
    }

    @Test
    void eachRouteIsToldByTheSourceThatSawTheMostOfItWhicheverTellsTheWhole() {
        var incident = incident(counted(ACCESS_LOG, "/pay", 5, 10), counted(METRICS, "/cart", 2, 20));

        expect(incident, 5, OptionalLong.of(10));
        assertThat(incident.route()).isEmpty();
        assertThat(incident.routes())
                .extracting(FailingRoute::route, FailingRoute::errors)
                .containsExactly(tuple("/pay", 5L), tuple("/cart", 2L));
    }

    @Test
    void ofEqualsTheOneThatIsGivenFirstTellsOfARoute() {
        var incident = incident(counted(METRICS, "/pay", 3, 30), counted(ACCESS_LOG, "/pay", 3, 20));

        assertThat(incident.routes())
                .singleElement()
                .extracting(FailingRoute::requests)
                .isEqualTo(OptionalLong.of(30));
    }

    @Test
    void requestsThatTheSourceDoesNotTellAreNotKnownThoughAnotherTellsThem() {
        expect(incident(uncounted(POSTED, "/pay", 4), counted(METRICS, "/pay", 3, 900)), 4, OptionalLong.empty());
        expect(incident(uncounted(POSTED, "/pay", 4), counted(POSTED, "/cart", 3, 9)), 7, OptionalLong.empty());
    }

    @Test
    void errorLinesOfTheAppsLogCountLikeAnyOtherSource() {
        expect(incident(counted(ACCESS_LOG, "/pay", 3, 40), uncounted(APP_LOG, "/pay", 4)), 4, OptionalLong.empty());
    }

    @Test
    void whatIsOfAnotherRouteIsLeftOutBeforeTheSourceIsChosen() {
        var totals = List.of(
                counted(ACCESS_LOG, "/pay", 3, 40), counted(METRICS, "/pay", 1, 50), counted(METRICS, "/cart", 9, 90));

        expect(none().counting(IncidentCounts.of(RouteFilter.of(Set.of("/pay")), totals)), 3, OptionalLong.of(40));
    }

    private static Incident incident(ResponseCount... totals) {
        return none().counting(IncidentCounts.of(RouteFilter.of(Set.of()), List.of(totals)));
    }

    private static Incident none() {
        return new IncidentBuilder("one", NOON, NOON.plusSeconds(10)).build();
    }

    private static void expect(Incident incident, long errors, OptionalLong requests) {
        assertThat(incident.errors()).isEqualTo(errors);
        assertThat(incident.requests()).isEqualTo(requests);
    }

    private static ResponseCount counted(ErrorSource source, String route, long errors, long requests) {
        return new ResponseCount(source, Optional.of(route), NOON, NOON, OptionalLong.of(requests), errors, "");
    }

    private static ResponseCount uncounted(ErrorSource source, String route, long errors) {
        return new ResponseCount(source, Optional.of(route), NOON, NOON, OptionalLong.empty(), errors, "");
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentNotes;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import dev.faultline.testing.memory.MemoryIncidents;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** With the usual rule: three errors within 30 s open a window, 30 s without one close it. */
class IncidentGrouperTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MemoryErrors errors = new MemoryErrors(new MemoryCheckpoints());
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final IncidentGrouper grouper = new IncidentGrouper(errors, incidents);

    @Test
    void tooFewErrorsMakeNoIncident() {
        fail("/pay", 0, 1);

        assertThat(group(0, 1, 5)).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void aNewIncidentIsEnteredOnce() {
        fail("/pay", 0, 1, 2);

        var entries = group(0, 2, 5);

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.isNew()).isTrue();
            assertThat(entry.incident().state()).isEqualTo(State.OPEN);
        });
        assertThat(group(0, 2, 6)).isEmpty();
    }

    @Test
    void moreErrorsGoOnWithTheIncidentThatIsThere() {
        fail("/pay", 0, 1, 2);
        group(0, 2, 5);
        fail("/pay", 20);

        var entries = group(20, 20, 21);

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.isNew()).isFalse();
            assertThat(entry.incident().to()).isEqualTo(NOON.plusSeconds(20));
            assertThat(entry.incident().errors()).isEqualTo(4);
        });
        assertThat(all()).hasSize(1);
    }

    @Test
    void aWindowThatIsOverMakesAClosedIncident() {
        fail("/pay", 0, 1, 2);

        group(0, 2, 32);

        assertThat(all()).extracting(Incident::state).containsExactly(State.CLOSED);
    }

    @Test
    void lateErrorsThatTouchTwoIncidentsDoNotMakeThemOne() {
        fail("/pay", 0, 1, 2);
        group(0, 2, 2_000);
        fail("/pay", 700, 701, 702);
        group(700, 702, 2_000);
        assertThat(all()).hasSize(2);

        fail("/pay", 350, 351, 352);
        group(350, 352, 2_001);

        assertThat(all()).hasSize(2);
    }

    @Test
    void windowsOfOneRouteLessThanTenMinutesApartAreSpansOfOneIncident() {
        fail("/pay", 0, 1, 2);
        group(0, 2, 5);
        group(0, 2, 100);
        incidents.save(all().get(0).in(State.FINAL));
        fail("/pay", 300, 301, 302);

        var entries = group(300, 302, 303);

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.isNew()).isFalse();
            assertThat(entry.isReopened()).isTrue();
            assertThat(entry.incident().state()).isEqualTo(State.OPEN);
        });
        assertThat(all()).singleElement().satisfies(incident -> {
            assertThat(incident.from()).isEqualTo(NOON);
            assertThat(incident.to()).isEqualTo(NOON.plusSeconds(302));
            assertThat(incident.errors()).isEqualTo(6);
            assertThat(incident.spans())
                    .containsExactly(
                            new IncidentSpan(NOON, NOON.plusSeconds(2)),
                            new IncidentSpan(NOON.plusSeconds(300), NOON.plusSeconds(302)));
        });
    }

    @Test
    void aThirdSpanIsNotAnnounced() {
        fail("/pay", 0, 1, 2, 300, 301, 302);
        group(0, 2, 5);
        group(300, 302, 303);
        incidents.save(all().get(0).in(State.CLOSED));
        fail("/pay", 600, 601, 602, 603);

        assertThat(group(600, 603, 604))
                .extracting(IncidentGrouper.Entry::isReopened)
                .containsExactly(false);
        assertThat(all())
                .singleElement()
                .satisfies(incident -> assertThat(incident.spans()).hasSize(3));
    }

    @Test
    void aSingleErrorBetweenTwoSpansJoinsNeitherAndIsCounted() {
        fail("/pay", 0, 1, 2, 300, 301, 302);
        group(0, 2, 5);
        group(300, 302, 303);
        fail("/pay", 150);

        group(150, 150, 304);

        assertThat(all()).singleElement().satisfies(incident -> {
            assertThat(incident.spans()).hasSize(2);
            assertThat(incident.errors()).isEqualTo(7);
        });
    }

    @Test
    void errorsThatBecomeKnownLateAreASpanBetweenTwo() {
        fail("/pay", 0, 1, 2, 300, 301, 302);
        group(0, 2, 5);
        group(300, 302, 303);
        fail("/pay", 150, 151, 152, 153);

        var entries = group(150, 153, 304);

        assertThat(entries).extracting(IncidentGrouper.Entry::isReopened).containsExactly(false);
        assertThat(all()).singleElement().satisfies(incident -> {
            assertThat(incident.errors()).isEqualTo(10);
            assertThat(incident.spans())
                    .extracting(IncidentSpan::from)
                    .containsExactly(NOON, NOON.plusSeconds(150), NOON.plusSeconds(300));
        });
    }

    @Test
    void errorsThatBecomeKnownLateAreTheFirstSpan() {
        fail("/pay", 300, 301, 302);
        group(300, 302, 303);
        fail("/pay", 0, 1, 2);

        group(0, 2, 304);

        assertThat(all()).singleElement().satisfies(incident -> {
            assertThat(incident.from()).isEqualTo(NOON);
            assertThat(incident.errors()).isEqualTo(6);
            assertThat(incident.spans()).extracting(IncidentSpan::from).containsExactly(NOON, NOON.plusSeconds(300));
        });
    }

    @Test
    void whatNamesNoRouteJoinsTheIncidentOfItsTime() {
        fail("/pay", 0, 1, 2);
        group(0, 2, 5);
        take(new ResponseCount(
                ErrorSource.METRICS,
                Optional.empty(),
                NOON.plusSeconds(1),
                NOON.plusSeconds(10),
                OptionalLong.of(50),
                7,
                ""));

        group(1, 10, 11);

        assertThat(all()).singleElement().satisfies(incident -> {
            assertThat(incident.errors()).isEqualTo(7);
            assertThat(incident.routes()).extracting(FailingRoute::route).containsExactly("/pay");
            assertThat(incident.to()).isEqualTo(NOON.plusSeconds(10));
        });
    }

    @Test
    void anIncidentThatSomebodyRecordedIsLeftAlone() {
        var recorded = new IncidentBuilder("recorded", NOON, NOON.plusSeconds(60))
                .origin(Origin.RECORDED)
                .build();
        incidents.save(recorded);
        fail("/pay", 0, 1, 2);

        group(0, 2, 5);

        assertThat(all()).hasSize(2).contains(recorded);
    }

    @Test
    void errorsOfRoutesThatFailMakeTheirIncidentOneOfErrors() {
        incidents.save(outage(IncidentKind.ROUTES_FAIL));
        fail("/pay", 90, 91, 92);

        assertThat(group(90, 92, 93)).extracting(IncidentGrouper.Entry::isNew).containsExactly(false);
        assertThat(all()).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEqualTo(IncidentKind.ERRORS);
            assertThat(incident.from()).isEqualTo(NOON);
            assertThat(incident.errors()).isEqualTo(3);
        });
    }

    @Test
    void errorsAfterASilenceAreAnIncidentOfTheirOwn() {
        incidents.save(outage(IncidentKind.NO_TRAFFIC));
        fail("/pay", 110, 111, 112);

        group(110, 112, 113);

        assertThat(all())
                .extracting(Incident::kind)
                .containsExactlyInAnyOrder(IncidentKind.ERRORS, IncidentKind.NO_TRAFFIC);
    }

    private static Incident outage(IncidentKind kind) {
        return new IncidentBuilder("outage", NOON, NOON.plusSeconds(100))
                .kind(kind)
                .state(State.OPEN)
                .build();
    }

    @Test
    void whatPeopleSaidOutlastsMoreErrors() {
        fail("/pay", 0, 1, 2);
        var notes = new IncidentNotes("payments", List.of(), List.of("a"));
        incidents.save(group(0, 2, 5).get(0).incident().noted(notes));
        fail("/pay", 9);

        group(9, 9, 10);

        assertThat(all()).extracting(Incident::notes).containsExactly(notes);
    }

    private List<IncidentGrouper.Entry> group(int first, int last, int now) {
        return grouper.group(
                new ErrorSpan(NOON.plusSeconds(first), NOON.plusSeconds(last)),
                new CountingRule(ErrorSettings.NONE),
                NOON.plusSeconds(now));
    }

    private void fail(String route, int... seconds) {
        for (var second : seconds) {
            var at = NOON.plusSeconds(second);
            take(new ResponseCount(ErrorSource.ACCESS_LOG, Optional.of(route), at, at, OptionalLong.empty(), 1, ""));
        }
    }

    private void take(ResponseCount responses) {
        errors.add(new ErrorBatch(List.of(responses), List.of(), Optional.empty()));
    }

    private List<Incident> all() {
        return incidents.incidents(Instant.MIN, Instant.MAX);
    }
}

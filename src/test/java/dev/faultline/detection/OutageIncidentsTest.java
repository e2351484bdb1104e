// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.detection.IncidentGrouper.Entry;
import dev.faultline.detection.outage.OutageWatch;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentKind;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.probe.FailureClass;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import dev.faultline.testing.memory.MemoryIncidents;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Two routes that are asked every ten seconds, and a request every five until noon; closed after 30 s. */
class OutageIncidentsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ErrorSettings SETTINGS = ErrorSettings.read(
            MapSettings.of(Map.of("access-log", Map.of("path", "/var/log/access.log", "format", "combined"))));

    private final MemoryStore store = new MemoryStore(new SetClock(NOON));
    private final MemoryErrors errors = new MemoryErrors(new MemoryCheckpoints());
    private final MemoryIncidents incidents = new MemoryIncidents();
    private boolean isRead = true;
    private final OutageIncidents outages = new OutageIncidents(
            new OutageWatch(store, errors, () -> List.of("route/a", "route/b"), (source, now) -> isRead, false),
            incidents);

    @Test
    void routesThatFailOpenAnIncidentThatGoesOnUntilTheyPass() {
        asked(-20, 0, true);
        asked(10, 60, false);

        assertThat(look(65)).singleElement().satisfies(entry -> {
            assertThat(entry.isNew()).isTrue();
            assertThat(entry.incident().kind()).isEqualTo(IncidentKind.ROUTES_FAIL);
            assertThat(entry.incident().state()).isEqualTo(State.OPEN);
            assertThat(entry.incident().from()).isEqualTo(second(10));
            assertThat(entry.incident().to()).isEqualTo(second(60));
        });
        assertThat(outages.isOngoing(only())).isTrue();
        assertThat(look(66)).isEmpty();

        asked(70, 90, true);
        look(95);

        assertThat(outages.isOngoing(only())).isFalse();
        assertThat(only().to()).isEqualTo(second(60));
    }

    @Test
    void routesThatFailAgainWithinTenMinutesMakeASpan() {
        asked(-10, -10, true);
        asked(0, 60, false);
        look(65);
        asked(70, 300, true);
        look(305);
        incidents.save(only().in(State.FINAL));
        asked(310, 350, false);

        assertThat(look(355)).extracting(Entry::isNew, Entry::isReopened).containsExactly(tuple(false, true));
        assertThat(only().state()).isEqualTo(State.OPEN);
        assertThat(only().spans())
                .containsExactly(new IncidentSpan(second(0), second(60)), new IncidentSpan(second(310), second(350)));
    }

    @Test
    void whatAnIncidentOfErrorsCoversIsNoIncidentBesideIt() {
        incidents.save(new IncidentBuilder("errors", second(5), second(40))
                .state(State.OPEN)
                .build());
        asked(-10, -10, true);
        asked(0, 60, false);

        assertThat(look(65)).isEmpty();
        assertThat(incidents.incidents(Instant.MIN, Instant.MAX)).hasSize(1);
    }

    @Test
    void routesThatStillFailLongAfterTheErrorsAreAnIncidentFromTheirEndOn() {
        incidents.save(new IncidentBuilder("errors", second(5), second(40))
                .state(State.CLOSED)
                .build());
        asked(-10, -10, true);
        asked(0, 200, false);

        assertThat(look(205)).extracting(Entry::incident).singleElement().satisfies(incident -> {
            assertThat(incident.kind()).isEqualTo(IncidentKind.ROUTES_FAIL);
            assertThat(incident.from()).isEqualTo(second(40));
        });
    }

    @Test
    void requestsThatStopOpenAnIncidentThatEndsWithTheNext() {
        requests(-3_600, 0);

        assertThat(look(115)).isEmpty();
        assertThat(look(125)).as("once is not enough").isEmpty();
        assertThat(look(130)).singleElement().satisfies(entry -> {
            assertThat(entry.incident().kind()).isEqualTo(IncidentKind.NO_TRAFFIC);
            assertThat(entry.incident().from()).isEqualTo(NOON);
            assertThat(entry.incident().to()).isEqualTo(second(130));
        });
        look(600);
        assertThat(only().to()).isEqualTo(second(600));
        assertThat(outages.isOngoing(only())).isTrue();

        requests(605, 620);
        look(640);

        assertThat(outages.isOngoing(only())).isFalse();
        assertThat(only().to()).isEqualTo(second(605));
        assertThat(only().state()).as("the next look closes it").isEqualTo(State.OPEN);
    }

    @Test
    void requestsThatBecomeKnownLateEndASilenceEarlier() {
        requests(-3_600, 0);
        look(125);
        look(130);
        look(300);

        requests(200, 300);
        look(310);

        assertThat(only().to()).isEqualTo(second(200));
    }

    @Test
    void requestsThatWereHeardJustNowAreNoSilence() {
        requests(-3_600, 0);
        outages.heard(List.of(new ResponseCount(
                ErrorSource.POSTED, Optional.empty(), second(30), second(30), OptionalLong.of(1), 0, "")));
        look(125);
        assertThat(look(130)).isEmpty();

        look(155);
        assertThat(look(160)).hasSize(1);
    }

    @Test
    void aLogThatIsNotReadIsNoSilence() {
        requests(-3_600, 0);
        isRead = false;
        look(300);

        assertThat(look(305)).isEmpty();
        assertThat(look(310)).isEmpty();
    }

    @Test
    void linesThatAreNotUnderstoodAreNoSilence() {
        requests(-3_600, 0);
        errors.add(new ErrorBatch(
                List.of(),
                List.of(),
                List.of(new SourceReading(
                        ErrorSource.ACCESS_LOG, ReadingAspect.LINES, second(60), second(120), 40, 40)),
                Optional.empty()));
        look(300);

        assertThat(look(305)).isEmpty();
    }

    @Test
    void aProcessThatStoodStillHasHeardNoSilence() {
        requests(-3_600, 0);
        look(125);

        assertThat(look(500)).isEmpty();
        assertThat(look(505)).hasSize(1);
    }

    @Test
    void routesThatFailSayMoreThanRequestsThatStop() {
        requests(-3_600, 0);
        look(125);
        look(130);
        var id = only().id();
        asked(90, 90, true);
        asked(100, 140, false);

        look(145);

        assertThat(only().id()).isEqualTo(id);
        assertThat(only().kind()).isEqualTo(IncidentKind.ROUTES_FAIL);
        assertThat(look(150)).as("and cover them").isEmpty();
    }

    private List<Entry> look(int now) {
        var unsettled = new ArrayList<>(incidents.unsettled());
        return outages.enter(unsettled, SETTINGS, second(now));
    }

    private Incident only() {
        var all = incidents.incidents(Instant.MIN, Instant.MAX);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void asked(int from, int until, boolean pass) {
        for (var second = from; second <= until; second += 10) {
            for (var route : List.of("route/a", "route/b")) {
                var at = second(second);
                store.record((pass
                                ? ObservationFixtures.up(route, at)
                                : ObservationFixtures.down(route, at, FailureClass.CONNECT, "refused"))
                        .lasting(Duration.ZERO)
                        .paced(Duration.ofSeconds(10), Duration.ofSeconds(1))
                        .made());
            }
        }
        store.flush();
    }

    private void requests(int from, int until) {
        for (var second = from; second <= until; second += 5) {
            var at = second(second);
            errors.add(new ErrorBatch(
                    List.of(new ResponseCount(
                            ErrorSource.ACCESS_LOG, Optional.of("/pay"), at, at, OptionalLong.of(1), 0, "")),
                    List.of(),
                    Optional.empty()));
        }
    }

    private static Instant second(int second) {
        return NOON.plusSeconds(second);
    }
}

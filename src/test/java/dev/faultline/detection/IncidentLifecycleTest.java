// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.CauseSources;
import dev.faultline.analysis.ConnectionSource;
import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.changes.ChangeSettings;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentListener;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.incident.KeptVerdict;
import dev.faultline.incident.StoredVerdict;
import dev.faultline.incident.VerdictHeadline;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.SetClock;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import dev.faultline.testing.memory.MemoryIncidents;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** With the usual settings: closed after 30 s, the last verdict after 60 s. */
class IncidentLifecycleTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final MemoryStore store = new MemoryStore(new SetClock(NOON));
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final List<String> reported = new ArrayList<>();
    private final List<Incident> ongoing = new ArrayList<>();
    private final IncidentLifecycle lifecycle = new IncidentLifecycle(
            incidents,
            new IncidentVerdicts(
                    new MemoryErrors(new MemoryCheckpoints()),
                    store,
                    new DependencyRegistry(List::of, store),
                    new VerdictAnalysis(
                            store,
                            store,
                            incidents,
                            new TimelineLoader(store),
                            new CauseSources(
                                    () -> new ReportSettings("app", ErrorSettings.NONE, ChangeSettings.NONE),
                                    new MemoryErrors(new MemoryCheckpoints()),
                                    incidents,
                                    name -> Optional.empty(),
                                    ConnectionSource.NONE))),
            new IncidentNotifier(List.of(new IncidentListener() {
                @Override
                public void closed(Incident incident) {
                    reported.add("closed");
                }

                @Override
                public void judged(Incident incident) {
                    reported.add("judged");
                }
            })),
            new ReportedIncidents(new MemoryCheckpoints()),
            ongoing::contains);

    @Test
    void anOpenOneIsJudgedAtOnceAndThenEveryThreeSeconds() {
        var incident = incident(State.OPEN);

        assertThat(next(incident, 1_000)).contains(State.OPEN);
        assertThat(next(incident, 3_999)).isEmpty();
        assertThat(next(incident, 4_000)).contains(State.OPEN);
    }

    @Test
    void aClockThatWasSetBackDoesNotStopIt() {
        var incident = incident(State.OPEN);
        next(incident, 20_000);

        assertThat(next(incident, 12_000)).contains(State.OPEN);
    }

    @Test
    void itIsClosedTheMomentItIsOver() {
        var incident = incident(State.OPEN);

        assertThat(next(incident, 39_999)).contains(State.OPEN);
        assertThat(next(incident, 40_000)).contains(State.CLOSED);
    }

    @Test
    void aClosedOneIsFinalOnceTheLagHasPassed() {
        var incident = incident(State.CLOSED);

        assertThat(next(incident, 69_999)).contains(State.CLOSED);
        assertThat(next(incident, 70_000)).contains(State.FINAL);
    }

    @Test
    void whatIsForgottenIsJudgedAtOnce() {
        var incident = incident(State.OPEN);
        next(incident, 1_000);

        lifecycle.forgetOthers(List.of(incident));
        assertThat(next(incident, 2_000)).isEmpty();
        lifecycle.forgetOthers(List.of());

        assertThat(next(incident, 2_000)).contains(State.OPEN);
    }

    @Test
    void aVerdictIsSavedAndReportedWhenItSaysSomethingElse() {
        var incident = incident(State.OPEN);
        incidents.save(incident);

        lifecycle.advance(incident, State.OPEN, verdict(0, "INCONCLUSIVE"));
        lifecycle.advance(incident, State.OPEN, verdict(3, "COINCIDES", "db"));
        lifecycle.advance(incident, State.OPEN, verdict(6, "COINCIDES", "db", "cache"));

        assertThat(kept()).isEqualTo(verdict(6, "COINCIDES", "db", "cache"));
        assertThat(reported).containsExactly("judged", "judged", "judged");
    }

    @Test
    void aVerdictThatSaysTheSameIsSavedEveryHalfMinuteAndNotReported() {
        var incident = incident(State.OPEN);
        incidents.save(incident);
        lifecycle.advance(incident, State.OPEN, verdict(0, "COINCIDES", "db"));

        lifecycle.advance(incident, State.OPEN, verdict(29, "COINCIDES", "db"));
        assertThat(kept().at()).isEqualTo(NOON);
        lifecycle.advance(incident, State.OPEN, verdict(30, "COINCIDES", "db"));

        assertThat(kept().at()).isEqualTo(NOON.plusSeconds(30));
        assertThat(reported).containsExactly("judged");
    }

    @Test
    void itIsReportedAsClosedOnce() {
        var incident = incident(State.OPEN);
        incidents.save(incident);

        lifecycle.advance(incident, State.CLOSED, verdict(0, "COINCIDES", "db"));
        lifecycle.advance(only(), State.CLOSED, verdict(3, "COINCIDES", "db"));
        lifecycle.advance(only(), State.FINAL, verdict(6, "COINCIDES", "db"));

        assertThat(only().state()).isEqualTo(State.FINAL);
        assertThat(reported).containsExactly("judged", "closed");
    }

    @Test
    void oneThatCameBackIsFinalAndReportedAsClosedOnceItCanComeBackNoMore() {
        var incident = new IncidentBuilder("one", NOON, NOON.plusSeconds(100))
                .spans(
                        new IncidentSpan(NOON, NOON.plusSeconds(10)),
                        new IncidentSpan(NOON.plusSeconds(90), NOON.plusSeconds(100)))
                .state(State.OPEN)
                .build();
        incidents.save(incident);

        lifecycle.advance(incident, State.CLOSED, verdict(130, "COINCIDES", "db"));
        assertThat(next(only(), 699_999)).contains(State.CLOSED);
        assertThat(next(only(), 700_000)).contains(State.FINAL);
        assertThat(reported).containsExactly("judged");
        lifecycle.advance(only(), State.FINAL, verdict(700, "COINCIDES", "db"));

        assertThat(reported).containsExactly("judged", "closed");
    }

    @Test
    void oneThatIsStillTheCaseStaysOpenAfterItsLastObservation() {
        var incident = incident(State.OPEN);
        ongoing.add(incident);

        assertThat(next(incident, 3_600_000)).contains(State.OPEN);
        ongoing.clear();
        assertThat(next(incident, 3_601_000)).contains(State.CLOSED);
    }

    @Test
    void oneThatWentOnWhileItWasJudgedIsNotClosed() {
        var judged = incident(State.OPEN);
        incidents.save(judged.over(NOON, NOON.plusSeconds(35)));

        lifecycle.advance(judged, State.CLOSED, verdict(40, "COINCIDES", "db"));

        assertThat(only().state()).isEqualTo(State.OPEN);
        assertThat(only().verdict()).isEmpty();
        assertThat(reported).isEmpty();
    }

    @Test
    void oneThatIsGoneIsNotSavedAgain() {
        lifecycle.advance(incident(State.OPEN), State.CLOSED, verdict(0, "COINCIDES", "db"));

        assertThat(incidents.incident("one")).isEmpty();
    }

    private Optional<State> next(Incident incident, int millis) {
        return lifecycle.next(incident, ErrorSettings.NONE, NOON.plusMillis(millis));
    }

    private static Incident incident(State state) {
        return new IncidentBuilder("one", NOON, NOON.plusSeconds(10))
                .state(state)
                .build();
    }

    private static KeptVerdict verdict(int second, String answer, String... suspects) {
        return new KeptVerdict(
                NOON.plusSeconds(second),
                new VerdictHeadline(answer, "In one sentence.", List.of(suspects)),
                new StoredVerdict(2, "{}"));
    }

    private Incident only() {
        return incidents.incident("one").orElseThrow();
    }

    private KeptVerdict kept() {
        return only().verdict().orElseThrow();
    }
}

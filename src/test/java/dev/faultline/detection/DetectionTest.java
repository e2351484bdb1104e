// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.analysis.CauseSources;
import dev.faultline.analysis.ConnectionSource;
import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.TimelineLoader;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.changes.ChangeSettings;
import dev.faultline.detection.outage.OutageWatch;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentListener;
import dev.faultline.probe.FailureClass;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.SetClock;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import dev.faultline.testing.memory.MemoryIncidents;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final SetClock clock = new SetClock(NOON);
    private final MemoryStore store = new MemoryStore(clock);
    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private final MemoryErrors errors = new MemoryErrors(checkpoints);
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final List<String> reported = new ArrayList<>();
    private final AtomicInteger sweeps = new AtomicInteger();
    private Runnable whileJudging = () -> {};
    private Detection detection = started();

    @Test
    void aWindowOpensClosesAndBecomesFinalWithItsVerdict() {
        outage("db", -120, 60);
        fail("/pay", 0, 1, 2, 3);

        var opened = only();
        tick(5);
        var judged = only();
        tick(40);
        var closed = only();
        outage("db", 61, 0);
        tick(70);

        assertThat(opened.state()).isEqualTo(State.OPEN);
        assertThat(opened.from()).isEqualTo(NOON);
        assertThat(opened.to()).isEqualTo(NOON.plusSeconds(3));
        assertThat(opened.errors()).isEqualTo(4);
        assertThat(opened.route()).contains("/pay");
        assertThat(judged.verdict().orElseThrow().headline().answer()).isEqualTo("COINCIDES");
        assertThat(judged.verdict().orElseThrow().headline().suspects()).containsExactly("db");
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertThat(only().state()).isEqualTo(State.FINAL);
        assertThat(reported).containsExactly("opened", "judged", "closed");
    }

    @Test
    void routesThatBeginToFailTogetherMakeOneIncident() {
        fail("/pay", 0, 1, 2);
        fail("/cart", 30, 31, 32);

        assertThat(only().route()).isEmpty();
        assertThat(only().routes())
                .extracting(FailingRoute::route, FailingRoute::errors, FailingRoute::first, FailingRoute::last)
                .containsExactlyInAnyOrder(
                        tuple("/pay", 3L, NOON, NOON.plusSeconds(2)),
                        tuple("/cart", 3L, NOON.plusSeconds(30), NOON.plusSeconds(32)));
    }

    @Test
    void aRouteThatBeginsToFailLongAfterAnotherGetsAnIncidentOfItsOwn() {
        for (var second = 0; second < 300; second += 10) {
            fail("/pay", second);
        }
        fail("/cart", 200, 201, 202);

        assertThat(all())
                .extracting(incident -> incident.route().orElse(""), Incident::from, Incident::to, Incident::errors)
                .containsExactly(
                        tuple("/cart", NOON.plusSeconds(200), NOON.plusSeconds(202), 3L),
                        tuple("/pay", NOON, NOON.plusSeconds(290), 30L));
    }

    @Test
    void errorsOfLongAgoMakeAWindowOfTheirOwnTimeThatIsOver() {
        clock.advance(Duration.ofHours(1));
        fail("/pay", 0, 1, 2);
        var found = only();
        tick(1);

        assertThat(found.state()).isEqualTo(State.CLOSED);
        assertThat(found.from()).isEqualTo(NOON);
        assertThat(only().state()).isEqualTo(State.FINAL);
        assertThat(reported).containsExactly("opened", "judged", "closed");
        assertThat(sweeps).hasValue(0);
    }

    @Test
    void aSpanThatBecomesKnownLateDoesNotCloseAnIncidentAgain() {
        fail("/pay", 0, 1, 2);
        tick(5);
        tick(40);
        tick(700);
        fail("/pay", 120, 121, 122);
        tick(1);

        assertThat(only().spans()).hasSize(2);
        assertThat(only().errors()).isEqualTo(6);
        assertThat(only().state()).isEqualTo(State.FINAL);
        assertThat(reported).filteredOn("opened"::equals).hasSize(1);
        assertThat(reported).filteredOn("closed"::equals).hasSize(1);
    }

    @Test
    void aSpanThatBecomesKnownLateDoesNotCloseAnIncidentAgainAfterARestartEither() {
        fail("/pay", 0, 1, 2);
        tick(5);
        tick(40);
        tick(500);
        fail("/pay", 120, 121, 122);
        detection = started();
        tick(1);
        tick(200);

        assertThat(only().state()).isEqualTo(State.FINAL);
        assertThat(reported).filteredOn("closed"::equals).hasSize(1);
    }

    @Test
    void anIncidentThatGoesOnAfterItWasClosedIsReportedAsOpenedAndClosedAgain() {
        fail("/pay", 0, 1, 2);
        tick(5);
        tick(40);
        fail("/pay", 25, 26, 27);
        var again = only();
        tick(15);

        assertThat(again.state()).isEqualTo(State.OPEN);
        assertThat(again.spans()).hasSize(1);
        assertThat(only().state()).isEqualTo(State.CLOSED);
        assertThat(reported)
                .filteredOn(each -> !each.equals("judged"))
                .containsExactly("opened", "closed", "opened", "closed");
    }

    @Test
    void aWindowThatGoesOnWhileItIsJudgedHasItsVerdict() {
        var more = new AtomicInteger(3);
        whileJudging = () -> fail("/pay", more.getAndIncrement());
        fail("/pay", 0, 1, 2);

        tick(3);

        assertThat(only().to()).isEqualTo(NOON.plusSeconds(3));
        assertThat(only().verdict()).isPresent();
        assertThat(reported).containsExactly("opened", "judged");
    }

    @Test
    void aWindowThatGoesOnWhileItIsClosedStaysOpen() {
        fail("/pay", 0, 1, 2);
        whileJudging = () -> fail("/pay", 30);

        tick(40);

        assertThat(only().to()).isEqualTo(NOON.plusSeconds(30));
        assertThat(only().state()).isEqualTo(State.OPEN);
    }

    @Test
    void aWindowSurvivesARestartAndClosesWithItsTrueEnd() {
        fail("/pay", 0, 1, 2);
        var before = only();

        detection = started();
        fail("/pay", 20);
        detection = started();
        tick(120);

        assertThat(only().id()).isEqualTo(before.id());
        assertThat(only().to()).isEqualTo(NOON.plusSeconds(20));
        assertThat(only().state()).isNotEqualTo(State.OPEN);
        assertThat(reported).filteredOn("opened"::equals).hasSize(1);
    }

    @Test
    void theEndOfAnOpenIncidentIsReportedThoughErrorsOfLongAgoAreAddedFirst() {
        fail("/pay", 0, 1, 2);
        tick(5);
        clock.advance(Duration.ofSeconds(100));
        fail("/pay", 3);
        tick(1);

        assertThat(only().errors()).isEqualTo(4);
        assertThat(only().state()).isNotEqualTo(State.OPEN);
        assertThat(reported).filteredOn("closed"::equals).hasSize(1);
    }

    @Test
    void slowErrorsKeepALongWindowOpen() {
        fail("/pay", 0, 1, 2);
        for (var second = 27; second < 600; second += 25) {
            fail("/pay", second);
        }

        assertThat(only().to()).isEqualTo(NOON.plusSeconds(577));
        assertThat(only().errors()).isEqualTo(26);
    }

    @Test
    void theSourceThatSawMostCounts() {
        fail("/pay", 0, 1, 2);
        take(new ResponseCount(
                ErrorSource.METRICS,
                Optional.empty(),
                NOON.minusSeconds(2),
                NOON.plusSeconds(3),
                OptionalLong.of(20),
                9,
                ""));

        assertThat(only().errors()).isEqualTo(9);
        assertThat(only().requests()).hasValue(20);
        assertThat(only().from()).isEqualTo(NOON.minusSeconds(2));
        assertThat(only().to()).isEqualTo(NOON.plusSeconds(3));
    }

    @Test
    void linesStandForAnswersOnlyWhereNothingElseIsConfigured() {
        var lines = new ErrorLine(
                new ErrorSignature("a", List.of(), List.of(), "boom"),
                NOON,
                NOON.plusSeconds(1),
                5,
                "boom",
                Optional.empty());

        detection.take(new ErrorBatch(List.of(), List.of(lines), Optional.empty()));

        assertThat(only().errors()).isEqualTo(5);
    }

    @Test
    void theFirstErrorHasEverythingLookedAtAndTheNextOnesDoNot() {
        fail("/pay", 0);
        assertThat(sweeps).hasValue(1);

        fail("/pay", 1, 2, 3, 4);

        assertThat(sweeps).hasValue(1);
    }

    @Test
    void theOrderInWhichErrorsBecomeKnownMakesNoDifference() {
        var random = new Random(3);
        for (var round = 0; round < 100; round++) {
            var history = history(random);
            var inOrder = outcome(history);
            Collections.shuffle(history, random);

            assertThat(outcome(history)).as("round %d: %s", round, history).isEqualTo(inOrder);
        }
    }

    /** Outages with quiet in between that no late error can bridge. */
    private static List<ResponseCount> history(Random random) {
        var history = new ArrayList<ResponseCount>();
        for (var outage = 0; outage < 3; outage++) {
            for (var i = random.nextInt(12); i >= 0; i--) {
                var at = NOON.plusSeconds(outage * 400L).plusMillis(random.nextInt(28_000));
                history.add(error("/" + outage, at));
            }
        }
        return history;
    }

    private static List<String> outcome(List<ResponseCount> history) {
        var fresh = new DetectionTest();
        fresh.clock.advance(Duration.ofHours(2));
        history.forEach(fresh::take);
        return fresh.all().stream()
                .map(incident ->
                        incident.from() + " " + incident.to() + " " + incident.errors() + " " + incident.routes())
                .toList();
    }

    private Detection started() {
        var dependencies = new DependencyRegistry(
                () -> {
                    var once = whileJudging;
                    whileJudging = () -> {};
                    once.run();
                    return List.of();
                },
                store);
        var analysis = new VerdictAnalysis(
                store,
                store,
                incidents,
                new TimelineLoader(store),
                new CauseSources(
                        () -> new ReportSettings("app", ErrorSettings.NONE, ChangeSettings.NONE),
                        errors,
                        incidents,
                        name -> Optional.empty(),
                        ConnectionSource.NONE));
        var next = new Detection(
                errors,
                incidents,
                new IncidentVerdicts(errors, store, dependencies, analysis),
                new OutageWatch(store, errors, List::of, (source, now) -> false, false),
                new SweepTrigger(sweeps::incrementAndGet, length -> {}),
                new IncidentNotifier(List.of(new IncidentListener() {
                    @Override
                    public void opened(Incident incident) {
                        reported.add("opened");
                    }

                    @Override
                    public void closed(Incident incident) {
                        reported.add("closed");
                    }

                    @Override
                    public void judged(Incident incident) {
                        reported.add("judged");
                    }
                })),
                checkpoints,
                clock);
        next.apply(ErrorSettings.NONE);
        return next;
    }

    private void tick(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        detection.tick();
    }

    /** Observations each second, failing from noon on for so long. */
    private void outage(String dependency, int from, int until) {
        for (var second = from; second < Math.max(until, from + 60); second++) {
            var at = NOON.plusSeconds(second);
            store.record((second >= 0 && second < until
                            ? ObservationFixtures.down(dependency, at, FailureClass.CONNECT, "refused")
                            : ObservationFixtures.up(dependency, at))
                    .made());
        }
    }

    private void fail(String route, double... seconds) {
        for (var second : seconds) {
            take(error(route, NOON.plusMillis(Math.round(second * 1_000))));
        }
    }

    private static ResponseCount error(String route, Instant at) {
        return new ResponseCount(ErrorSource.ACCESS_LOG, Optional.of(route), at, at, OptionalLong.empty(), 1, "");
    }

    private void take(ResponseCount answers) {
        detection.take(new ErrorBatch(List.of(answers), List.of(), Optional.empty()));
    }

    private Incident only() {
        assertThat(all()).hasSize(1);
        return all().get(0);
    }

    private List<Incident> all() {
        return incidents.incidents(Instant.MIN, Instant.MAX);
    }
}

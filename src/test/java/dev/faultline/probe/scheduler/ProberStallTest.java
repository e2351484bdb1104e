// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Time that the process lost by itself, in every position relative to a probe. */
class ProberStallTest {

    private final ProberStage stage = new ProberStage();

    @Test
    void aProbeThatWasHeldForLongSaysNothingEvenIfItWasAnswered() {
        start(Outcome.up());
        stage.advance("0.05S");

        stage.time.stopProcess(ProberStage.duration("6S"));
        stage.advance("0.5S");

        assertThat(stage.kept.get(0).status()).isEqualTo(Status.UNKNOWN);
        assertThat(stage.kept.get(0).failure()).isEqualTo(FailureClass.PROBER);
        assertThat(stage.kept.get(0).message()).matches("the prober was stopped or starved for 6 s during this probe");
    }

    @Test
    void aProbeThatIsGivenUpBeforeAnyoneNoticedTheStopIsNotDown() {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("2.95S");

        stage.time.stopProcess(ProberStage.duration("2S"));
        stage.advance("0S");

        assertThat(stage.kept).singleElement().satisfies(held -> {
            assertThat(held.status()).isEqualTo(Status.UNKNOWN);
            assertThat(held.duration()).isEqualTo(Duration.ofMillis(4_950));
        });
    }

    @Test
    void norIsOneThatIsGivenUpBeforeTheHeartbeatIsDue() {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(probe.check("db", TestPaces.of("3600S", "2.95S")));
        stage.advance("3.02S");

        stage.time.stopProcess(ProberStage.duration("2S"));
        stage.advance("0S");

        assertThat(stage.statuses()).containsExactly(Status.UNKNOWN);
    }

    @Test
    void aTimeoutThatLackedASecondOfItsTimeIsNotDown() {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("1S");

        stage.time.stopProcess(ProberStage.duration("1S"));
        stage.advance("2S");

        assertThat(stage.statuses()).containsExactly(Status.UNKNOWN);
    }

    @Test
    void aTimeoutThatLackedHardlyAnyOfItsTimeIsDown() {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("1S");

        stage.time.stopProcess(ProberStage.duration("0.2S"));
        stage.advance("3S");

        assertThat(stage.statuses()).containsExactly(Status.DOWN);
    }

    @Test
    void theTimeoutOfASingleStepCountsTheSame() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("1S"), Outcome.down(FailureClass.CONNECT_TIMEOUT, "nobody there"));
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("0.4S");

        stage.time.stopProcess(ProberStage.duration("0.5S"));
        stage.advance("1S");

        assertThat(stage.statuses()).containsExactly(Status.UNKNOWN);
    }

    @Test
    void slowOnlyBecauseOfUsIsNotSlow() {
        start(Outcome.up());
        stage.advance("0.05S");

        stage.time.stopProcess(ProberStage.duration("1.2S"));
        stage.advance("0.5S");

        assertThat(stage.statuses()).containsExactly(Status.UNKNOWN);
    }

    @Test
    void slowEvenWithoutTheLostTimeIsSlow() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("2.5S"), Outcome.up());
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("2.6S");

        stage.time.stopProcess(ProberStage.duration("0.9S"));
        stage.advance("2.5S");

        assertThat(stage.kept.get(1).failure()).isEqualTo(FailureClass.SLOW);
    }

    @Test
    void aQuickAnswerAroundAShortStallIsGood() {
        start(Outcome.up());
        stage.advance("0.05S");

        stage.time.stopProcess(ProberStage.duration("0.5S"));
        stage.advance("0.5S");

        assertThat(stage.statuses()).containsExactly(Status.UP);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"CONNECT", "AUTH", "CAPACITY", "ASSERTION"})
    void aDefiniteAnswerStays(FailureClass failure) {
        start(Outcome.down(failure, "no"));
        stage.advance("0.05S");

        stage.time.stopProcess(ProberStage.duration("1.2S"));
        stage.advance("0.5S");

        assertThat(stage.kept.get(0).failure()).isEqualTo(failure);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureClass.class,
            names = {"DNS", "TLS", "PROTOCOL", "IO"})
    void whatTheLostTimeMayHaveCausedDoesNot(FailureClass failure) {
        start(Outcome.down(failure, "no"));
        stage.advance("0.05S");

        stage.time.stopProcess(ProberStage.duration("1.2S"));
        stage.advance("0.5S");

        assertThat(stage.statuses()).containsExactly(Status.UNKNOWN);
    }

    @Test
    void aStopThatWasOverBeforeAProbeBeganIsNoMatterToIt() {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(stage.probe().check("other", TestPaces.of("3600S", "3S")));
        stage.advance("1S");
        stage.time.stopProcess(ProberStage.duration("20S"));
        stage.advance("0S");

        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("3.5S");

        assertThat(stage.status("db").last().orElseThrow().failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(stage.notes.stalls)
                .singleElement()
                .satisfies(stall -> assertThat(stall).isBetween(Duration.ofMillis(19_900), Duration.ofSeconds(20)));
    }

    @Test
    void whatWasDueDuringAStopIsNotMadeUpForButNoted() {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advanceToBefore("db", "1S");
        var starts = probe.starts().size();
        var due = stage.time.wall().plusSeconds(1);

        stage.time.stopProcess(ProberStage.duration("23S"));
        stage.advance("0S");

        assertThat(probe.starts()).hasSize(starts);
        assertThat(stage.notes.skipped).containsExactly("db starved 3");
        assertThat(stage.status("db").skipped()).isEqualTo(3);
        assertThat(stage.notes.marks).singleElement().satisfies(mark -> {
            assertThat(mark).isEqualTo(stage.lastKept());
            assertThat(mark.status()).isEqualTo(Status.UNKNOWN);
            assertThat(mark.startedAt()).isEqualTo(due.truncatedTo(ChronoUnit.MILLIS));
            assertThat(mark.duration()).isEqualTo(Duration.ofSeconds(22));
        });
        stage.advance("8S");
        assertThat(probe.starts()).hasSize(starts + 1);
        assertThat(stage.grid("db").after(probe.starts().get(starts) - 1))
                .isEqualTo(probe.starts().get(starts));
    }

    @Test
    void aStartThatIsOnlyALittleLateIsMade() {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advanceToBefore("db", "0.1S");
        var starts = probe.starts().size();

        stage.time.stopProcess(ProberStage.duration("0.4S"));
        stage.advance("0S");

        assertThat(probe.starts()).hasSize(starts + 1);
        assertThat(stage.notes.lateness).endsWith(Duration.ofMillis(300));
        assertThat(stage.notes.skipped).isEmpty();
    }

    @Test
    void theNoteOfAMissedProbeComesBehindTheOneThatWasInFlight() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("0.5S"), Outcome.down(FailureClass.AUTH, "refused"));
        stage.apply(probe.check("db", TestPaces.of("2S", "60S")));
        stage.advance("20.1S");
        stage.kept.clear();
        probe.answersAfter(ProberStage.duration("1.5S"), Outcome.down(FailureClass.AUTH, "refused"));
        stage.advance("2S");

        stage.time.stopProcess(ProberStage.duration("7S"));
        stage.advance("3S");

        assertThat(stage.notes.withheld).isEmpty();
        assertThat(stage.kept).isSortedAccordingTo((a, b) -> a.startedAt().compareTo(b.startedAt()));
        assertThat(stage.statuses()).contains(Status.UNKNOWN);
    }

    @Test
    void theHeartbeatIsSeenToStop() {
        stage.advance("1S");
        assertThat(stage.prober.sinceHeartbeat()).isLessThanOrEqualTo(SelfMonitor.BEAT);

        stage.time.stopProcess(ProberStage.duration("5S"));

        assertThat(stage.prober.sinceHeartbeat()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    }

    /** A probe that takes 70 ms unless it is held. */
    private void start(Outcome outcome) {
        var probe = stage.probe();
        probe.answersAfter(Duration.ofMillis(70), outcome);
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ProberClockTest {

    private final ProberStage stage = new ProberStage();

    @Test
    void aJumpForwardIsNotedWhereTheOldTimeEnded() {
        stage.apply(stage.probe().check("db", ProberStage.PACE));
        stage.advance("15S");
        var before = stage.time.wall();

        stage.time.jump(Duration.ofSeconds(5));
        stage.advance("0.1S");

        assertThat(stage.notes.jumps).containsExactly(Duration.ofSeconds(5));
        assertThat(stage.lastKept().status()).isEqualTo(Status.UNKNOWN);
        assertThat(stage.lastKept().message()).isEqualTo("the wall clock jumped forward by 5 s");
        assertThat(stage.lastKept().startedAt()).isBetween(before, before.plusMillis(100));
        stage.advance("20S");
        assertThat(stage.kept).extracting(Observation::status).endsWith(Status.UNKNOWN, Status.UP, Status.UP);
        assertTimeRunsForward();
    }

    @Test
    void aSuspendedMachineLooksLikeThat() {
        stage.apply(stage.probe().check("db", ProberStage.PACE));
        stage.advance("15S");

        stage.time.jump(Duration.ofHours(8));
        stage.advance("30S");

        assertThat(stage.statuses()).containsOnlyOnce(Status.UNKNOWN);
        assertThat(stage.notes.skipped).isEmpty();
        assertTimeRunsForward();
    }

    @Test
    void aProbeThatStartsBeforeAnyoneNoticedComesBehindTheNote() {
        stage.apply(stage.probe().check("db", ProberStage.PACE));
        stage.advanceToBefore("db", "0.00001S");

        stage.time.jump(Duration.ofSeconds(5));
        stage.advance("0.001S");

        assertThat(stage.statuses()).endsWith(Status.UNKNOWN, Status.UP);
        assertTimeRunsForward();
    }

    @Test
    void theNoteComesBehindAProbeInFlight() {
        var probe = stage.probe();
        probe.answersAfter(Duration.ofMillis(800), Outcome.up());
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("0.3S");

        stage.time.jump(Duration.ofSeconds(5));
        stage.advance("1S");

        assertThat(stage.statuses()).containsExactly(Status.UP, Status.UNKNOWN);
        assertTimeRunsForward();
    }

    @Test
    void afterAShortJumpBackNothingIsKeptUntilThatTimeHasPassedAgain() {
        var probe = stage.probe();
        stage.apply(probe.check("db", TestPaces.of("1S", "0.5S")));
        stage.advance("35S");
        var old = stage.time.wall();

        stage.time.jump(Duration.ofSeconds(-8));
        stage.advance("0.1S");
        var kept = stage.kept.size();
        probe.isDown();
        stage.advance("6S");

        assertThat(stage.lastKept().message()).isEqualTo("the wall clock jumped back by 8 s");
        assertThat(stage.kept).hasSize(kept);
        assertThat(stage.notes.withheld).isNotEmpty();
        assertThat(stage.status("db").confirmed()).isEqualTo(Status.DOWN);
        stage.advance("5S");
        assertThat(stage.kept.size()).isGreaterThan(kept);
        assertThat(stage.kept.subList(kept, stage.kept.size()))
                .allSatisfy(one -> assertThat(one.startedAt()).isAfter(old));
        assertTimeRunsForward();
    }

    @Test
    void afterALongJumpBackItObservesOnAtOnceByTheNewTime() {
        stage.apply(stage.probe().check("db", ProberStage.PACE));
        stage.advance("35S");

        stage.time.jump(Duration.ofDays(-30));
        stage.advance("0.1S");
        var kept = stage.kept.size();
        var now = stage.time.wall();
        stage.advance("30S");

        assertThat(stage.kept.get(kept - 1).message()).isEqualTo("the wall clock jumped back by 30 d");
        assertThat(stage.kept.subList(kept - 1, stage.kept.size()))
                .hasSize(4)
                .allSatisfy(one -> assertThat(one.startedAt()).isBetween(now.minusSeconds(1), now.plusSeconds(31)));
        assertThat(stage.notes.withheld).isEmpty();
    }

    @Test
    void whatWasInFlightAtALongJumpBackIsNotKeptByTheOldTime() {
        var probe = stage.probe();
        probe.answersAfter(Duration.ofMillis(800), Outcome.up());
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("20.3S");
        stage.prober.probeNow("db");
        stage.advance("0.1S");
        var before = stage.time.wall();

        stage.time.jump(Duration.ofHours(-1));
        stage.advance("30S");

        assertThat(stage.notes.withheld).hasSize(1);
        assertThat(stage.notes.withheld.get(0).startedAt()).isBefore(before).isAfter(before.minusSeconds(1));
        assertThat(stage.lastKept().startedAt()).isBefore(before.minusSeconds(3_000));
    }

    @Test
    void aSmallCorrectionIsFollowedWithoutAWord() {
        stage.apply(stage.probe().check("db", ProberStage.PACE));
        stage.advance("15S");

        stage.time.jump(Duration.ofMillis(400));
        stage.advance("15S");
        stage.time.jump(Duration.ofMillis(-400));
        stage.advance("15S");

        assertThat(stage.notes.jumps).isEmpty();
        assertThat(stage.statuses()).containsOnly(Status.UP);
        assertThat(stage.notes.withheld).isEmpty();
        assertTimeRunsForward();
    }

    @Test
    void aClockSetBackByLittleNeverMakesTimeRunBackwardsEither() {
        stage.apply(stage.probe().check("db", TestPaces.of("0.1S", "0.05S")));
        stage.advance("2S");

        stage.time.jump(Duration.ofMillis(-450));
        stage.advance("2S");

        assertThat(stage.notes.withheld).hasSizeBetween(3, 5);
        assertTimeRunsForward();
    }

    @Test
    void theCadenceDoesNotCareForTheWallClock() {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("15S");
        var starts = probe.starts().size();

        stage.time.jump(Duration.ofDays(-3));
        stage.advance("50S");
        stage.time.jump(Duration.ofDays(7));
        stage.advance("50S");

        assertThat(probe.starts()).hasSize(starts + 10);
        assertThat(stage.notes.skipped).isEmpty();
    }

    private void assertTimeRunsForward() {
        var last = Instant.MIN;
        for (var observation : stage.kept) {
            assertThat(observation.startedAt()).isAfter(last);
            last = observation.startedAt();
        }
    }
}

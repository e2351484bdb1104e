// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProberAskedTest {

    private final ProberStage stage = new ProberStage();

    @Test
    void aProbeNowIsKeptAndAnsweredAndShiftsNothing() throws Exception {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advanceToBefore("db", "4S");
        var starts = probe.starts().size();

        var asked = stage.prober.probeNow("db").orElseThrow();
        stage.advance("0S");

        assertThat(probe.starts()).hasSize(starts + 1);
        assertThat(result(asked)).isEqualTo(stage.lastKept());
        stage.advance("4S");
        assertThat(probe.starts()).hasSize(starts + 2).endsWith(stage.time.nanoTime());
    }

    @Test
    void itJoinsTheProbeInFlight() throws Exception {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("0.5S"), Outcome.up());
        stage.apply(probe.check("db", TestPaces.of("3600S", "3S")));
        stage.advance("0.2S");

        var one = stage.prober.probeNow("db").orElseThrow();
        var other = stage.prober.probeNow("db").orElseThrow();
        stage.advance("0.5S");

        assertThat(probe.starts()).hasSize(1);
        assertThat(result(one)).isEqualTo(stage.lastKept());
        assertThat(result(other)).isEqualTo(stage.lastKept());
    }

    @Test
    void thereIsNoProbeOfWhatIsNotWatched() {
        assertThat(stage.prober.probeNow("nothing")).isEmpty();
    }

    @Test
    void aSweepTellsBeforeAndAfterByName() throws Exception {
        var db = stage.probe();
        var cache = stage.probe();
        cache.answersAfter(ProberStage.duration("0.5S"), Outcome.up());
        stage.apply(db.check("db", TestPaces.of("3600S", "3S")), cache.check("cache", TestPaces.of("3600S", "3S")));
        stage.advance("0.1S");
        var before = stage.lastKept();
        db.isDown();

        var sweep = stage.prober.sweep();
        stage.advance("1S");

        assertThat(result(sweep))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.dependency()).isEqualTo("cache");
                            assertThat(first.before()).isEmpty();
                            assertThat(first.after().status()).isEqualTo(Status.UP);
                        },
                        second -> {
                            assertThat(second.dependency()).isEqualTo("db");
                            assertThat(second.before()).isEqualTo(Optional.of(before));
                            assertThat(second.after().status()).isEqualTo(Status.DOWN);
                        });
        assertThat(cache.starts()).hasSize(1);
    }

    @Test
    void aSweepOverNothingIsEmpty() throws Exception {
        assertThat(result(stage.prober.sweep())).isEmpty();
    }

    @Test
    void whoWaitsForACheckThatIsTakenAwayIsToldSo() throws Exception {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(probe.check("db", ProberStage.PACE));
        var asked = stage.prober.probeNow("db").orElseThrow();
        stage.advance("0.1S");

        stage.apply();
        stage.advance("0S");

        assertThat(result(asked).status()).isEqualTo(Status.UNKNOWN);
        assertThat(stage.kept).isEmpty();
    }

    @Test
    void whoWaitsWhenTheProberStopsIsToldSo() throws Exception {
        var probe = stage.probe();
        probe.neverAnswers();
        stage.apply(probe.check("a", ProberStage.PACE), probe.check("b", ProberStage.PACE));
        stage.advance("0.1S");
        var sweep = stage.prober.sweep();

        stage.prober.close();

        assertThat(result(sweep))
                .allSatisfy(swept -> assertThat(swept.after().status()).isEqualTo(Status.UNKNOWN));
        assertThat(stage.kept).isEmpty();
        assertThat(result(stage.prober.probeNow("a").orElseThrow()).status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void whenItStopsEveryProbeIsClosedAndNoneIsStarted() {
        var idle = stage.probe();
        var flying = stage.probe();
        flying.neverAnswers();
        var leaving = stage.probe();
        leaving.neverAnswers();
        stage.apply(leaving.check("leaving", ProberStage.PACE));
        stage.advance("0S");
        stage.apply(idle.check("idle", ProberStage.PACE), flying.check("flying", ProberStage.PACE));
        stage.advance("0.1S");

        stage.prober.close();
        var starts = idle.starts().size();
        stage.advance("60S");

        assertThat(idle.closed()).isOne();
        assertThat(flying.closed()).isOne();
        assertThat(leaving.closed()).isOne();
        assertThat(idle.starts()).hasSize(starts);
    }

    @Test
    void aChangeOfTheConfirmedStatusIsToldOnce() {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("5S");
        probe.isDown();
        stage.advance("30S");

        assertThat(stage.notes.changes)
                .extracting(change -> change.from() + " " + change.to())
                .containsExactly("UNKNOWN UP", "UP DOWN");
        assertThat(stage.status("db").since())
                .isEqualTo(stage.notes.changes.get(1).confirming().endedAt());
    }

    private static <T> T result(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}

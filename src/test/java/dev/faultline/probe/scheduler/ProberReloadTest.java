// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProberReloadTest {

    private final ProberStage stage = new ProberStage();

    @Test
    void anEqualCheckGoesOnUntouched() {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("34S");
        var starts = probe.starts();
        var standing = stage.status("db");

        stage.apply(probe.check("db", ProberStage.PACE), stage.probe().check("other", ProberStage.PACE));
        stage.advance("0S");

        assertThat(probe.starts()).isEqualTo(starts);
        assertThat(probe.closed()).isZero();
        assertThat(stage.status("db")).isEqualTo(standing);
        stage.advance("100S");
        var grid = stage.grid("db");
        assertThat(probe.starts().subList(1, probe.starts().size()))
                .allSatisfy(start -> assertThat(grid.after(start - 1)).isEqualTo(start));
    }

    @Test
    void aNewPaceIsFollowedAndTheStandingKept() {
        var probe = stage.probe();
        probe.isDown();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("5S");
        probe.isUp();
        var before = stage.status("db");
        stage.advance("5S");
        var starts = probe.starts().size();

        stage.apply(probe.check("db", TestPaces.of("2S", "1S")));
        stage.advance("20S");

        assertThat(before.confirmed()).isEqualTo(Status.DOWN);
        assertThat(probe.starts().size() - starts).isEqualTo(10);
        assertThat(probe.closed()).isZero();
        assertThat(stage.status("db").probes()).isEqualTo(probe.starts().size());
        assertThat(stage.lastKept().interval()).isEqualTo(ProberStage.duration("2S"));
        assertThat(stage.status("db").dependency().pace()).isEqualTo(TestPaces.of("2S", "1S"));
    }

    @Test
    void aChangedOneStartsAfresh() {
        var old = stage.probe();
        old.isDown();
        stage.apply(old.check("db", ProberStage.PACE));
        stage.advance("15S");
        var changed = stage.probe();

        stage.apply(changed.check("db", ProberStage.PACE));

        assertThat(stage.status("db").confirmed()).isEqualTo(Status.UNKNOWN);
        stage.advance("1S");
        assertThat(old.closed()).isOne();
        assertThat(changed.starts()).isNotEmpty();
        assertThat(stage.status("db").confirmed()).isEqualTo(Status.UP);
    }

    @Test
    void theOldProbeIsClosedWhenItsRunHasEndedAndWhatItSawIsDropped() {
        var old = stage.probe();
        old.answersAfter(ProberStage.duration("2S"), Outcome.up());
        stage.apply(old.check("db", ProberStage.PACE));
        stage.advance("0.5S");

        stage.apply();
        stage.advance("1S");

        assertThat(old.closed()).isZero();
        stage.advance("1S");
        assertThat(old.closed()).isOne();
        assertThat(stage.kept).isEmpty();
    }

    @Test
    void orWhenItIsGivenUp() {
        var old = stage.probe();
        old.neverAnswers();
        stage.apply(old.check("db", ProberStage.PACE));
        stage.advance("0.5S");

        stage.apply();
        stage.advance("3S");

        assertThat(old.closed()).isOne();
        assertThat(stage.kept).isEmpty();
    }

    @Test
    void whatWasRemovedIsNotShownAndNotProbedAnyMore() {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE), stage.probe().check("cache", ProberStage.PACE));
        stage.advance("5S");

        stage.apply(stage.probe().check("cache", ProberStage.PACE));
        stage.advance("0S");
        var starts = probe.starts().size();
        stage.advance("60S");

        assertThat(stage.prober.statuses())
                .extracting(standing -> standing.dependency().name())
                .containsExactly("cache");
        assertThat(stage.prober.status("db")).isEmpty();
        assertThat(stage.prober.probeNow("db")).isEmpty();
        assertThat(probe.starts()).hasSize(starts);
    }

    @Test
    void twoChecksOfOneNameAreRefusedAndNothingChanges() {
        stage.apply(stage.probe().check("db", ProberStage.PACE));
        var one = stage.probe().check("cache", ProberStage.PACE);
        var other = stage.probe().check("cache", ProberStage.PACE);

        assertThatThrownBy(() -> stage.prober.apply(List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cache");

        assertThat(stage.prober.status("db")).isPresent();
        assertThat(stage.prober.status("cache")).isEmpty();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Check;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.FakeProbe;
import dev.faultline.testing.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProberCadenceTest {

    private final ProberStage stage = new ProberStage();

    @Test
    void aNewCheckIsLookedAtRightAway() {
        stage.apply(stage.probe().check("db", ProberStage.PACE));

        stage.advance("0S");

        assertThat(stage.kept).singleElement().satisfies(first -> {
            assertThat(first.dependency()).isEqualTo("db");
            assertThat(first.status()).isEqualTo(Status.UP);
            assertThat(first.startedAt()).isEqualTo(ManualTime.START);
            assertThat(first.interval()).isEqualTo(ProberStage.PACE.interval());
            assertThat(first.timeout()).isEqualTo(ProberStage.PACE.timeout());
        });
    }

    @Test
    void startsStayOnTheGridHoweverLongTheProbesTake() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("0.7S"), Outcome.up());
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("1000S");

        var grid = stage.grid("db");
        var regular = probe.starts().subList(1, probe.starts().size());
        assertThat(regular).hasSizeBetween(99, 100);
        assertThat(regular)
                .allSatisfy(start -> assertThat(grid.after(start - 1)).isEqualTo(start));
        assertThat(stage.notes.lateness).containsOnly(Duration.ZERO);
    }

    @Test
    void whatIsDueWhileAProbeIsInFlightIsSkippedAndCounted() {
        var probe = stage.probe();
        var pace = TestPaces.of("2S", "5S");
        probe.answersAfter(ProberStage.duration("4.5S"), Outcome.down(FailureClass.PROTOCOL, "nonsense"));
        stage.apply(probe.check("db", pace));

        stage.advance("60S");

        var starts = probe.starts();
        for (var i = 1; i < starts.size(); i++) {
            assertThat(starts.get(i) - starts.get(i - 1))
                    .isGreaterThan(ProberStage.duration("4.5S").toNanos());
        }
        assertThat(stage.notes.skipped).isNotEmpty().containsOnly("db in-flight 1");
        assertThat(stage.status("db").skipped()).isEqualTo(stage.notes.skipped.size());
        assertThat(stage.status("db").probes()).isEqualTo(stage.kept.size());
    }

    @Test
    void aBlackHoleDoesNotDelayTheOthers() {
        var hole = stage.probe();
        hole.neverAnswers();
        var healthy = stage.probe();
        stage.apply(hole.check("hole", TestPaces.of("1S", "3S")), healthy.check("healthy", TestPaces.of("1S", "3S")));

        stage.advance("100S");

        assertThat(healthy.starts()).hasSizeBetween(100, 101);
        assertThat(stage.status("healthy").skipped()).isZero();
        assertThat(stage.notes.lateness).containsOnly(Duration.ZERO);
    }

    @Test
    void theFirstLooksOfManyAreSpreadOverASecond() {
        var probe = stage.probe();
        probe.neverAnswers();
        var checks = new ArrayList<Check<?>>();
        for (var number = 0; number < 2_000; number++) {
            checks.add(probe.check("dependency-" + number, TestPaces.of("3600S", "3S")));
        }
        stage.prober.apply((Collection<Check<?>>) checks);

        stage.advance("0.1S");
        var afterATenth = probe.starts().size();
        stage.advance("0.9S");

        assertThat(afterATenth).isBetween(190, 210);
        assertThat(probe.starts()).hasSizeGreaterThanOrEqualTo(2_000);
    }

    @Test
    void nothingThatIsThrownByAListenerOrASinkReachesTheLoop() {
        var time = new ManualTime();
        var probe = new FakeProbe(time);
        var prober = new Prober(
                "one",
                time,
                observation -> {
                    throw new IllegalStateException("the sink is broken");
                },
                List.of(new ProbeListener() {
                    @Override
                    public void observed(Observation observation, Duration lateness) {
                        throw new IllegalStateException("the listener is broken");
                    }
                }));
        prober.apply(List.of(probe.check("db", ProberStage.PACE)));

        time.advance(Duration.ofSeconds(100));

        assertThat(probe.starts()).hasSizeBetween(10, 11);
        assertThat(prober.status("db").orElseThrow().confirmed()).isEqualTo(Status.UP);
    }
}

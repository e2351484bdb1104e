// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Check;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.testing.FakeProbe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProberAlertTest {

    private final ProberStage stage = new ProberStage();

    @Test
    void aFailingDependencyIsProbedAtTheAlertInterval() {
        var probe = stage.probe();
        probe.isDown();
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("60S");

        assertThat(probe.starts()).hasSizeBetween(60, 62);
        assertThat(stage.status("db").skipped()).isZero();
    }

    @Test
    void theRegularInstantsAreKeptMeanwhile() {
        var probe = stage.probe();
        probe.answersAfter(ProberStage.duration("0.3S"), Outcome.down(FailureClass.PROTOCOL, "nonsense"));
        stage.apply(probe.check("db", ProberStage.PACE));

        stage.advance("60S");

        var grid = stage.grid("db");
        for (var regular = grid.after(stage.anchor); regular < stage.time.nanoTime(); regular = grid.after(regular)) {
            assertThat(probe.starts()).contains(regular);
        }
    }

    @Test
    void aRecoveredOneGoesBackToItsInterval() {
        var probe = stage.probe();
        probe.isDown();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("30S");
        probe.isUp();
        stage.advance("1.5S");
        var before = probe.starts().size();

        stage.advance("100S");

        assertThat(probe.starts().size() - before).isEqualTo(10);
    }

    @Test
    void aFailureThatLastsIsLeftToTheIntervalAfterAQuarterOfAnHour() {
        var probe = stage.probe();
        probe.isDown();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("901S");
        var before = probe.starts().size();

        stage.advance("100S");

        assertThat(before).isGreaterThan(880);
        assertThat(probe.starts().size() - before).isEqualTo(10);
    }

    @Test
    void whatCouldNotTellDoesNotEndTheAlert() {
        var probe = stage.probe();
        probe.isDown();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("5S");
        probe.answers(Outcome.unknown("no idea"));
        var before = probe.starts().size();

        stage.advance("10S");

        assertThat(probe.starts().size() - before).isBetween(9, 11);
    }

    @Test
    void aHundredFailingOnesAddNoMoreThanTwentyProbesASecondAndNoneOfThemIsLeftOut() {
        var probes = failing(100);
        stage.advance("20S");
        var before = total(probes);
        var each = probes.stream().map(probe -> probe.starts().size()).toList();

        stage.advance("100S");

        var regular = 100 * 10;
        assertThat(total(probes) - before).isBetween(regular + 1_500, regular + 2_020);
        assertThat(IntStream.range(0, 100).map(i -> probes.get(i).starts().size() - each.get(i)))
                .allSatisfy(made -> assertThat(made).isGreaterThan(15));
    }

    @Test
    void everythingCanBeLookedAtMoreCloselyForAWhile() {
        var probe = stage.probe();
        stage.apply(probe.check("db", ProberStage.PACE));
        stage.advance("5S");
        var before = probe.starts().size();

        stage.prober.alert(Duration.ofSeconds(20));
        stage.advance("20S");
        var during = probe.starts().size() - before;
        stage.advance("1S");
        var afterwards = probe.starts().size();
        stage.advance("100S");

        assertThat(during).isBetween(19, 21);
        assertThat(probe.starts().size() - afterwards).isEqualTo(10);
    }

    private List<FakeProbe> failing(int count) {
        var probes = new ArrayList<FakeProbe>();
        var checks = new ArrayList<Check<?>>();
        for (var number = 0; number < count; number++) {
            var probe = stage.probe();
            probe.isDown();
            probes.add(probe);
            checks.add(probe.check("dependency-" + number, ProberStage.PACE));
        }
        stage.prober.apply((Collection<Check<?>>) checks);
        return probes;
    }

    private static int total(List<FakeProbe> probes) {
        return probes.stream().mapToInt(probe -> probe.starts().size()).sum();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ProbeGridTest {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    @Test
    void thePhaseFollowsFromTheNamesAlone() {
        var one = ProbeGrid.of("checkout-1", "orders-db", 1_000, INTERVAL, 20);
        var same = ProbeGrid.of("checkout-1", "orders-db", 5_000, INTERVAL, 20);
        var elsewhere = ProbeGrid.of("checkout-2", "orders-db", 1_000, INTERVAL, 20);

        assertThat(same.origin() - one.origin()).isEqualTo(4_000);
        assertThat(elsewhere.origin()).isNotEqualTo(one.origin());
        assertThat(one.origin() - 1_000).isBetween(0L, INTERVAL.toNanos() - 1);
    }

    @Test
    void aThousandDependenciesAreSpreadEvenlyOverTheInterval() {
        var tenths = IntStream.range(0, 1_000)
                .mapToLong(number -> ProbeGrid.of("checkout-1", "dependency-" + number, 0, INTERVAL, 10_000)
                        .origin())
                .mapToInt(origin -> (int) (origin * 10 / INTERVAL.toNanos()))
                .boxed()
                .toList();

        assertThat(IntStream.range(0, 10).map(tenth ->
                        (int) tenths.stream().filter(found -> found == tenth).count()))
                .allSatisfy(count -> assertThat(count).isBetween(60, 140));
    }

    @Test
    void aFewDependenciesComeInGroupsAndOneBehindTheOtherInEach() {
        var second = Duration.ofSeconds(1).toNanos();
        var phases = IntStream.range(0, 20)
                .mapToLong(number -> ProbeGrid.of("checkout-1", "dependency-" + number, 0, Duration.ofSeconds(1), 20)
                        .origin())
                .boxed()
                .toList();

        assertThat(phases)
                .doesNotHaveDuplicates()
                .allSatisfy(phase -> assertThat(phase % (second / 4))
                        .isLessThan(Duration.ofMillis(10).toNanos()));
        assertThat(phases.stream().map(phase -> phase / (second / 4)).distinct())
                .containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
    }

    @Test
    void groupsOfLongIntervalsAreASecondApart() {
        assertThat(IntStream.range(0, 1_000)
                        .mapToLong(number -> ProbeGrid.of("checkout-1", "dependency-" + number, 0, INTERVAL, 50)
                                .origin()))
                .allSatisfy(phase -> assertThat(phase % Duration.ofSeconds(1).toNanos())
                        .isLessThan(Duration.ofMillis(10).toNanos()));
    }

    @Test
    void theShortestIntervalHasAPhaseToo() {
        assertThat(ProbeGrid.of("checkout-1", "orders-db", 0, Duration.ofNanos(3), 1)
                        .origin())
                .isBetween(0L, 2L);
    }

    @Test
    void theNextInstantIsTheFirstOneOnTheGridThatIsLater() {
        var random = new Random(42);
        for (var round = 0; round < 10_000; round++) {
            var grid = new ProbeGrid(random.nextLong(), 1 + random.nextInt(1_000_000));
            var now = grid.origin() + random.nextInt() * 1_000L;

            var next = grid.after(now);

            assertThat(next - now).isBetween(1L, grid.interval());
            assertThat((next - grid.origin()) % grid.interval()).isZero();
        }
    }

    @Test
    void closerLooksFillTheIntervalAndLeaveTheRegularOnesAlone() {
        var grid = new ProbeGrid(0, 2_500);

        assertThat(grid.extraAfter(0, 1_000)).hasValue(1_000);
        assertThat(grid.extraAfter(999, 1_000)).hasValue(1_000);
        assertThat(grid.extraAfter(1_000, 1_000)).hasValue(2_000);
        assertThat(grid.extraAfter(2_000, 1_000)).isEmpty();
        assertThat(grid.extraAfter(2_500, 1_000)).hasValue(3_500);
    }

    @Test
    void thereIsNoCloserLookThanTheIntervalItself() {
        assertThat(new ProbeGrid(0, 1_000).extraAfter(0, 1_000)).isEmpty();
        assertThat(new ProbeGrid(0, 1_000).extraAfter(10, 5_000)).isEmpty();
    }

    @Test
    void extraProbesStartAMillisecondApartAndAllWithinASecond() {
        assertThat(ProbeGrid.spread(0, 20)).isZero();
        assertThat(Duration.ofNanos(ProbeGrid.spread(19, 20))).isEqualTo(Duration.ofMillis(19));
        assertThat(Duration.ofNanos(ProbeGrid.spread(4_999, 5_000))).isLessThan(Duration.ofSeconds(1));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.probe.Status;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The obvious twin of {@link ChanceAmongMany}: every dependency is measured at every position, and what counts is counted. */
record SlowChanceAmongMany(CoincidenceChance chances, List<DependencyMeasurements> all) {

    private static final int RANKS = 4_096;
    private static final double HALF = 0.5;
    private static final double ROUNDING = 1e-9;

    double of(DependencyMeasurements suspect) {
        var counting = counting(suspect);
        var level = suspect.level().orElseThrow();
        var least = Math.min(level, HALF);
        var own = own(suspect, level);
        var share = (suspect.chance().orElseThrow() * counting.length + own) / (counting.length + own);
        var reached = new HashSet<Integer>();
        for (var each : all) {
            var explained = explained(each, suspect.failure().orElseThrow());
            var theirs = counting(each);
            var rare = rareLevel(explained, theirs, share * theirs.length);
            Arrays.stream(theirs)
                    .filter(position -> explained[position] >= Math.max(rare, least) - ROUNDING)
                    .forEach(reached::add);
        }
        var before = Arrays.stream(counting).filter(reached::contains).count();
        var usual =
                (double) (before + own) / (counting.length + own) + error((double) before / counting.length, counting);
        return Math.min(Math.max(usual, suspect.chance().orElseThrow()), 1);
    }

    private double error(double share, int... counting) {
        var window = chances.grid().windowSteps() + chances.grid().lagSteps();
        return 2 * Math.sqrt(share * (1 - share) / Math.max((double) counting.length / window, 1));
    }

    private int[] counting(DependencyMeasurements measured) {
        var spans = chances.observed(measured.evidence().timeline());
        return IntStream.range(0, spans.spans())
                .flatMap(span -> IntStream.range(spans.begin(span), spans.end(span)))
                .toArray();
    }

    private double[] explained(DependencyMeasurements measured, Status failure) {
        var failing = CoincidenceChance.failing(measured.evidence().timeline(), Optional.of(failure));
        return chances.pattern().explained(failing, 0, chances.grid().positions() - 1);
    }

    /** Positions around the window itself. */
    private long own(DependencyMeasurements suspect, double level) {
        var grid = chances.grid();
        var around = chances.pattern()
                .explained(
                        suspect.evidence().timeline().likelihood(),
                        grid.own() - grid.windowSteps() - grid.lagSteps(),
                        grid.own() + grid.lagSteps());
        return Math.max(
                Arrays.stream(around).filter(each -> each >= level - ROUNDING).count(), 1);
    }

    /** Half a rank under the least rank that no more than so many of the positions reach. */
    private static double rareLevel(double[] explained, int[] counting, double most) {
        var ranks = Arrays.stream(counting)
                .mapToLong(position -> Math.min(Math.round(explained[position] * RANKS), RANKS))
                .toArray();
        var least = IntStream.rangeClosed(0, RANKS + 1)
                .filter(rank ->
                        Arrays.stream(ranks).filter(each -> each >= rank).count() <= most)
                .findFirst()
                .orElseThrow();
        return (least - 0.5) / RANKS;
    }
}

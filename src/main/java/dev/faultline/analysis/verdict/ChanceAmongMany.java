// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.probe.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * With many dependencies some failure overlaps any window: how usual it is that one of them explains as unusually much as a
 * suspect does. It is the share of the positions at which one of them would have explained at least half, or as much as the
 * suspect if that is less, and so much as is no more usual for it than for the suspect is what it explains: the distribution
 * of the smallest of many chances. It is taken from the history itself, so failures that come together need no assumption.
 *
 * <p>Both shares have the window itself counted in: else what never happened before would
 * pass for impossible, and of two hundred dependencies there is always one to which something happens that never did. What a
 * week shows of a share may be off by {@value #ERRORS} of its standard errors, which are added: windows drawn at random over
 * unrelated histories are to pass for a coincidence in 5 of 100 at most.
 */
final class ChanceAmongMany {

    private static final double HALF = 0.5;

    /** So many standard errors a share may be off by. */
    private static final int ERRORS = 2;

    private final CoincidenceChance chances;
    private final List<DependencyMeasurements> all;

    ChanceAmongMany(CoincidenceChance chances, List<DependencyMeasurements> all) {
        this.chances = chances;
        this.all = all;
    }

    /** Those of the suspects, in their order; absent where the own chance is unknown. */
    List<OptionalDouble> of(List<DependencyMeasurements> suspects) {
        var known = suspects.stream()
                .filter(suspect -> suspect.chance().isPresent())
                .map(suspect -> new Suspect(suspect, observed(suspect)))
                .toList();
        for (var failure : List.of(Status.DOWN, Status.DEGRADED)) {
            gather(
                    failure,
                    known.stream().filter(each -> each.failedAs(failure)).toList());
        }
        return suspects.stream()
                .map(suspect -> known.stream()
                        .filter(each -> each.measured == suspect)
                        .map(Suspect::chance)
                        .findFirst()
                        .orElse(OptionalDouble.empty()))
                .toList();
    }

    private void gather(Status failure, List<Suspect> suspects) {
        if (suspects.isEmpty()) {
            return;
        }
        var least = suspects.stream().mapToDouble(Suspect::least).min().orElseThrow();
        for (var each : all) {
            var timeline = each.evidence().timeline();
            var failing = CoincidenceChance.failing(timeline, Optional.of(failure));
            var reached = new ReachingPositions(chances.grid(), chances.pattern(), failing, least);
            if (!reached.isEmpty()) {
                var observed = observed(each);
                suspects.forEach(suspect -> suspect.add(reached, observed));
            }
        }
    }

    private PositionSpans observed(DependencyMeasurements measured) {
        return chances.observed(measured.evidence().timeline());
    }

    private final class Suspect {

        private final DependencyMeasurements measured;
        private final PositionSpans observed;
        /** How usual it is, the window itself counted in. */
        private final double share;
        /** At how many positions around the window itself as much is explained. */
        private final int own;
        /** Where any of those that count would have explained as much. */
        private final List<PositionSpans> reached = new ArrayList<>();

        Suspect(DependencyMeasurements measured, PositionSpans observed) {
            this.measured = measured;
            this.observed = observed;
            var before = measured.chance().orElseThrow() * observed.count();
            this.own = chances.ownPositions(
                    measured.evidence().timeline(), measured.level().orElseThrow());
            this.share = (before + own) / (observed.count() + own);
        }

        boolean failedAs(Status status) {
            return measured.failure().filter(failure -> failure == status).isPresent();
        }

        double least() {
            return Math.min(measured.level().orElseThrow(), HALF);
        }

        void add(ReachingPositions other, PositionSpans counting) {
            var rare = other.rareLevel(share * counting.count(), counting);
            var positions = other.reaching(Math.max(rare, least()));
            reached.add(positions.in(counting));
        }

        OptionalDouble chance() {
            var before = PositionSpans.anyOf(reached).countIn(observed);
            var usual = (double) (before + own) / (observed.count() + own) + error(before);
            return OptionalDouble.of(Math.min(Math.max(usual, measured.chance().orElseThrow()), 1));
        }

        /**
         * How much the share that was reached before may be off, as of a count over windows that do not overlap.
         *
         * @param before at how many positions it was reached
         */
        private double error(int before) {
            var grid = chances.grid();
            var windows = Math.max((double) observed.count() / (grid.windowSteps() + grid.lagSteps()), 1);
            var share = (double) before / Math.max(observed.count(), 1);
            return ERRORS * Math.sqrt(share * (1 - share) / windows);
        }
    }
}

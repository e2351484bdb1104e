// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.probe.Status;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * With many dependencies some failure overlaps any window: how usual it is that some one of them explains as much as a
 * suspect does. It is the share of the positions at which one of those that are as rarely a suspect as this one, or rarer,
 * would have explained as much. Taken from the history itself, so that failures that come together need no assumption.
 */
final class ChanceAmongMany {

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
        var levels = suspects.stream().mapToDouble(Suspect::level).toArray();
        for (var each : all) {
            var timeline = each.evidence().timeline();
            var failing = CoincidenceChance.failing(timeline, Optional.of(failure));
            var reached = ReachingPositions.of(chances.grid(), chances.pattern(), failing, levels);
            if (reached.stream().allMatch(BitSet::isEmpty)) {
                continue;
            }
            var observed = observed(each);
            for (var i = 0; i < levels.length && !observed.isEmpty(); i++) {
                suspects.get(i).add(reached.get(i), CoincidenceChance.share(reached.get(i), observed));
            }
        }
    }

    private BitSet observed(DependencyMeasurements measured) {
        return chances.observed(measured.evidence().timeline());
    }

    private static final class Suspect {

        private final DependencyMeasurements measured;
        private final BitSet observed;
        /** Where any of those that count would have explained as much. */
        private final BitSet reached = new BitSet();

        Suspect(DependencyMeasurements measured, BitSet observed) {
            this.measured = measured;
            this.observed = observed;
        }

        boolean failedAs(Status status) {
            return measured.failure().filter(failure -> failure == status).isPresent();
        }

        double level() {
            return measured.level().orElseThrow();
        }

        void add(BitSet positions, double share) {
            if (share <= measured.chance().orElseThrow() + ErrorDistribution.EPSILON) {
                reached.or(positions);
            }
        }

        OptionalDouble chance() {
            return OptionalDouble.of(CoincidenceChance.share(reached, observed));
        }
    }
}

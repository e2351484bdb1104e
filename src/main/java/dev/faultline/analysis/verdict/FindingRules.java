// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.probe.Status;
import java.time.Duration;

/** The rules by which measurements become a {@link Finding}; the first that applies holds. */
final class FindingRules {

    /** What explains less is unrelated. */
    static final double LEAST_EXPLAINED = 0.02;

    /** What is likelier by chance is unrelated. */
    static final double LARGEST_CHANCE = 0.05;

    /** What may hide in less is nothing. */
    static final double LARGEST_UNCERTAIN = 0.05;

    /** What was observed for less of the window cannot be accused by a lag alone. */
    private static final double LEAST_OBSERVED = 0.5;

    private FindingRules() {}

    static Finding of(JudgingContext context, DependencyMeasurements measured) {
        if (!measured.observed().known()) {
            return Finding.NOT_OBSERVED;
        }
        if (!measured.observed().remaining()) {
            return Finding.MAY_HAVE_FAILED;
        }
        if (measured.failure().isPresent()) {
            if (isUnrelated(measured)) {
                return Finding.FAILED_BUT_UNRELATED;
            }
            if (isSmall(measured.shares().explained()) || isOnlyByLag(measured)) {
                return Finding.MAY_HAVE_FAILED;
            }
            return measured.failure().get() == Status.DOWN ? Finding.FAILED : Finding.DEGRADED;
        }
        if (measured.shares().uncertain() > LARGEST_UNCERTAIN + ErrorDistribution.EPSILON
                || couldHide(context, measured)) {
            return Finding.MAY_HAVE_FAILED;
        }
        return measured.observer().isPresent() ? Finding.MAY_HAVE_FAILED : Finding.CLEARED;
    }

    /** What explains little is unrelated only if it was watched closely enough to know that it is little. */
    private static boolean isUnrelated(DependencyMeasurements measured) {
        if (isSmall(measured.shares().explained())) {
            return measured.shares().possible() - measured.shares().certain()
                    <= LARGEST_UNCERTAIN + ErrorDistribution.EPSILON;
        }
        return measured.chance().orElse(0) > LARGEST_CHANCE + ErrorDistribution.EPSILON;
    }

    /** Whether all it explains is by a lag, while most of the window itself was not observed. */
    static boolean isOnlyByLag(DependencyMeasurements measured) {
        return isSmall(measured.shares().unlagged()) && measured.observed().share() < LEAST_OBSERVED;
    }

    private static boolean isSmall(double explained) {
        return explained < LEAST_EXPLAINED - ErrorDistribution.EPSILON;
    }

    /** Whether a whole outage fits between two observations, with the window in it. */
    static boolean couldHide(JudgingContext context, DependencyMeasurements measured) {
        var length = Duration.ofMillis(context.to() - context.from());
        return measured.evidence().observations() == 0
                && measured.resolution()
                        .filter(resolution -> length.compareTo(resolution) < 0)
                        .isPresent();
    }
}

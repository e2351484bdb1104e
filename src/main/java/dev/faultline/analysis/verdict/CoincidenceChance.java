// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.Timeline;
import java.util.OptionalDouble;

/**
 * The share of like windows that a dependency would explain as well: of all positions of the window in the baseline that
 * were observed closely enough, those at which some lag explains at least as much.
 *
 * <p>It is exact: the mean over the window is followed from boundary to boundary of the timeline, and the free lag reaches
 * on from every position that matches by the largest lag.
 */
final class CoincidenceChance {

    /** A baseline shorter than so many windows says nothing. */
    private static final int LEAST_WINDOWS = 20;

    /** A position counts if so much of its window was observed. */
    private static final double LEAST_OBSERVED = 0.95;

    private CoincidenceChance() {}

    /**
     * @param pattern how the errors lie
     * @param timeline of the dependency
     * @param start where the baseline starts, in epoch milliseconds
     * @param from where the window starts
     * @param to where it ends
     * @param maxLag the largest lag in milliseconds
     * @param explained how much is explained at the window itself
     * @return in (0, 1]; absent if the baseline is too short or was not observed
     */
    static OptionalDouble of(
            ErrorDistribution pattern,
            Timeline timeline,
            long start,
            long from,
            long to,
            long maxLag,
            double explained) {
        if (to - start < LEAST_WINDOWS * (to - from)) {
            return OptionalDouble.empty();
        }
        var positions = pattern.shiftsReaching(
                LEAST_OBSERVED - ErrorDistribution.EPSILON, timeline.observed(), start - from, 0);
        var observed = positions.length();
        if (observed <= 0) {
            return OptionalDouble.empty();
        }
        if (explained <= ErrorDistribution.EPSILON) {
            return OptionalDouble.of(1);
        }
        var matching = pattern.shiftsReaching(
                        explained - ErrorDistribution.EPSILON, timeline.likelihood(), start - from - maxLag, 0)
                .reachingOn(maxLag)
                .overlap(positions);
        return OptionalDouble.of(Math.min(Math.max(matching, 1) / observed, 1));
    }
}

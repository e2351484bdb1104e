// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.BinarySearch;
import java.time.Instant;
import java.util.List;

/** Picks, out of all runs of a dependency, those that matter to a span of time. */
public final class RunsAround {

    private RunsAround() {}

    /**
     * Those that touch [{@code from}, {@code to}], with the nearest on either side. Starts decide in O(log n); a run whose
     * end reaches further than the start of the next is found as well, as long as those between them reach as far.
     *
     * @param runs sorted by start, not overlapping in their starts
     * @return a view of {@code runs}
     */
    public static List<Run> of(List<Run> runs, Instant from, Instant to) {
        var first = firstWhoseLastStartIsNotBefore(runs, from);
        while (first > 0 && !runs.get(first - 1).lastEnd().isBefore(from)) {
            first--;
        }
        var last = Math.max(first, firstThatStartsAfter(runs, to));
        return runs.subList(Math.max(0, first - 1), Math.min(runs.size(), last + 1));
    }

    private static int firstWhoseLastStartIsNotBefore(List<Run> runs, Instant from) {
        return BinarySearch.first(runs.size(), i -> !runs.get(i).lastStart().isBefore(from));
    }

    private static int firstThatStartsAfter(List<Run> runs, Instant to) {
        return BinarySearch.first(runs.size(), i -> runs.get(i).firstStart().isAfter(to));
    }
}

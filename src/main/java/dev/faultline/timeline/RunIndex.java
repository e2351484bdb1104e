// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The runs of one dependency by start, to be found by time (epoch milliseconds). */
final class RunIndex {

    private final List<Run> runs;
    private final long[] starts;
    /** For each run the latest end of an observation in it or in one before it. */
    private final long[] endsBy;

    RunIndex(List<Run> unsorted) {
        runs = unsorted.stream()
                .sorted(Comparator.comparing(Run::firstStart).thenComparing(Run::lastStart))
                .toList();
        starts = new long[runs.size()];
        endsBy = new long[runs.size()];
        var latest = Long.MIN_VALUE;
        for (var i = 0; i < starts.length; i++) {
            starts[i] = runs.get(i).firstStart().toEpochMilli();
            latest = Math.max(latest, end(runs.get(i)));
            endsBy[i] = latest;
        }
    }

    /** The latest end of an observation that the run tells of. */
    static long end(Run run) {
        return Math.max(run.firstEnd().toEpochMilli(), run.lastEnd().toEpochMilli());
    }

    List<Run> runs() {
        return runs;
    }

    /** The latest end of all; absent without runs. */
    Optional<Long> lastEnd() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(endsBy[endsBy.length - 1]);
    }

    /** The first run before which all have ended before the given instant; the number of runs if all have. */
    int firstEndingFrom(long instant) {
        return firstNotBelow(endsBy, instant);
    }

    /** The first run that starts after the given instant; the number of runs if none does. */
    int firstStartingAfter(long instant) {
        return firstNotBelow(starts, instant + 1);
    }

    private static int firstNotBelow(long[] sorted, long value) {
        var found = Arrays.binarySearch(sorted, value);
        while (found > 0 && sorted[found - 1] == value) {
            found--;
        }
        return found >= 0 ? found : -found - 1;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.BinarySearch;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The runs of one dependency by start, to be found by time (epoch milliseconds). */
final class RunIndex {

    static final RunIndex EMPTY = new RunIndex(RunColumns.EMPTY);

    static final Comparator<Run> BY_START =
            Comparator.comparing(Run::firstStart).thenComparing(Run::lastStart);

    private final RunColumns runs;

    private RunIndex(RunColumns runs) {
        this.runs = runs;
    }

    /** The first so many runs of this one, and the given ones behind them; all by start. */
    RunIndex next(int kept, List<Run> added) {
        return new RunIndex(runs.next(kept, added));
    }

    /** The latest end of an observation that the run tells of. */
    static long end(Run run) {
        return Math.max(run.firstEnd().toEpochMilli(), run.lastEnd().toEpochMilli());
    }

    RunColumns runs() {
        return runs;
    }

    /** The latest end of all; absent without runs. */
    Optional<Long> lastEnd() {
        return runs.isEmpty() ? Optional.empty() : Optional.of(runs.endBy(runs.size() - 1));
    }

    /** The first run before which all have ended before the given instant; the number of runs if all have. */
    int firstEndingFrom(long instant) {
        return BinarySearch.first(runs.size(), i -> runs.endBy(i) >= instant);
    }

    /** The first run that starts after the given instant; the number of runs if none does. */
    int firstStartingAfter(long instant) {
        return BinarySearch.first(runs.size(), i -> runs.start(i) > instant);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Walks over the stored pieces and joins them to whole runs on the way. */
final class RunWalk {

    private RunWalk() {}

    /** The latest whole runs, about so many; absent if there is none. */
    static Optional<RecentRuns> latest(RunRows rows, int most) throws SQLException {
        var runs = new ArrayList<Run>();
        var isWhole = backward(rows, Long.MAX_VALUE, runs, latestFirst -> latestFirst.size() >= most);
        return runs.isEmpty() ? Optional.empty() : Optional.of(RecentRuns.of(runs, isWhole));
    }

    /** The whole runs that touch [{@code from}, {@code to}], with at least the nearest on either side, by start. */
    static List<Run> around(RunRows rows, Instant from, Instant to) throws SQLException {
        var end = ColumnFormat.floorMillis(to) + 1;
        var runs = new ArrayList<Run>();
        backward(rows, end, runs, latestFirst -> isBefore(latestFirst.get(latestFirst.size() - 1), from));
        rows.forwardFrom(end, piece -> {
            var next = piece.run();
            var isBeyond =
                    !runs.isEmpty() && runs.get(runs.size() - 1).firstStart().isAfter(to);
            if (isBeyond && runs.get(runs.size() - 1).join(next).isEmpty()) {
                return false;
            }
            RunFragments.append(runs, next);
            return true;
        });
        return runs;
    }

    /**
     * Collects whole runs that start before the given time until they are enough, and sorts them by start.
     *
     * @param enough asked with the runs so far, the latest first; all of them are whole then
     * @return whether there are no earlier ones
     */
    private static boolean backward(RunRows rows, long millis, List<Run> runs, Predicate<List<Run>> enough)
            throws SQLException {
        var left = new boolean[1];
        rows.backwardFrom(millis, piece -> {
            var last = runs.size() - 1;
            var joined = runs.isEmpty() ? Optional.<Run>empty() : piece.run().join(runs.get(last));
            if (joined.isPresent()) {
                runs.set(last, joined.get());
            } else if (!runs.isEmpty() && enough.test(runs)) {
                left[0] = true;
            } else {
                runs.add(piece.run());
            }
            return !left[0];
        });
        Collections.reverse(runs);
        return !left[0];
    }

    private static boolean isBefore(Run run, Instant from) {
        return run.lastEnd().isBefore(from) && run.lastStart().isBefore(from);
    }
}

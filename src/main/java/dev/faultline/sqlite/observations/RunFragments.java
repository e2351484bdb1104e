// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.RunKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins and cuts runs of which the observations are not at hand. Pure. */
final class RunFragments {

    private RunFragments() {}

    /** Whether the observation started after the run's first and before its last, or together with one of them. */
    static boolean covers(Run run, Instant start) {
        return !start.isBefore(run.firstStart()) && !start.isAfter(run.lastStart());
    }

    /** Appends a later piece to runs: to the last of them if they are one, else behind it. */
    static void append(List<Run> runs, Run next) {
        var joined = runs.isEmpty()
                ? Optional.<Run>empty()
                : runs.get(runs.size() - 1).join(next);
        if (joined.isPresent()) {
            runs.set(runs.size() - 1, joined.get());
        } else {
            runs.add(next);
        }
    }

    /** The whole runs that successive pieces make. */
    static List<Run> joined(List<Run> pieces) {
        var runs = new ArrayList<Run>();
        for (var piece : pieces) {
            append(runs, piece);
        }
        return runs;
    }

    /**
     * Cuts a run of unknown observations in two around an instant at which something else was seen. Some observation of
     * it started within its longest gap before that instant, and some within as much after: the parts end and begin
     * there, so they claim nothing that was not seen. How many there were, and their sum, is shared out by time.
     *
     * @param at after the run's first start and before its last
     */
    static List<Run> cut(Run run, Instant at) {
        var leftEnd = at.minus(run.longestGap());
        var rightStart = at.plus(run.longestGap());
        var share = (double) Duration.between(run.firstStart(), at).toMillis()
                / Duration.between(run.firstStart(), run.lastStart()).toMillis();
        var leftCount = Math.max(1, Math.min(run.count() - 1, Math.round(run.count() * share)));
        var rightCount = Math.max(1, run.count() - leftCount);
        var leftTotal = run.latency().total().multipliedBy(leftCount).dividedBy(leftCount + rightCount);
        var left = leftEnd.isAfter(run.firstStart())
                ? part(run, run.firstStart(), run.firstEnd(), leftEnd, leftEnd, leftCount, leftTotal)
                : part(run, run.firstStart(), run.firstEnd(), run.firstStart(), run.firstEnd(), 1, leftTotal);
        var rightTotal = run.latency().total().minus(leftTotal);
        var right = rightStart.isBefore(run.lastStart())
                ? part(run, rightStart, rightStart, run.lastStart(), run.lastEnd(), rightCount, rightTotal)
                : part(run, run.lastStart(), run.lastEnd(), run.lastStart(), run.lastEnd(), 1, rightTotal);
        return List.of(left, right);
    }

    /**
     * Lays single observations over runs that may know them already: one inside a like run adds nothing, one inside an
     * unlike run cuts it, any other extends a run or starts one.
     */
    static List<Run> overlay(List<Run> runs, List<Observation> observations) {
        var all = new ArrayList<>(runs);
        for (var observation : observations) {
            var start = observation.startedAt();
            if (all.isEmpty() || start.isAfter(all.get(all.size() - 1).lastStart())) {
                append(all, RunBuilder.of(observation));
                continue;
            }
            var position = 0;
            while (position < all.size() && !all.get(position).firstStart().isAfter(start)) {
                position++;
            }
            if (position > 0 && covers(all.get(position - 1), start)) {
                var covering = all.get(position - 1);
                if (!covering.key().equals(RunKey.of(observation))
                        && !start.equals(covering.firstStart())
                        && !start.equals(covering.lastStart())) {
                    var parts = cut(covering, start);
                    all.set(position - 1, parts.get(0));
                    all.add(position, RunBuilder.of(observation));
                    all.add(position + 1, parts.get(1));
                }
            } else {
                all.add(position, RunBuilder.of(observation));
            }
        }
        return joined(all);
    }

    private static Run part(
            Run of,
            Instant firstStart,
            Instant firstEnd,
            Instant lastStart,
            Instant lastEnd,
            long count,
            Duration total) {
        return new Run(
                of.key(),
                of.message(),
                firstStart,
                firstEnd,
                lastStart,
                lastEnd,
                count,
                count == 1 ? Duration.ZERO : of.longestGap(),
                of.latency().withTotal(total));
    }
}

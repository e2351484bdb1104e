// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The longest outage that the probing could have missed in a span of time. */
final class TimelineResolution {

    private final RunIndex index;
    private final List<Run> runs;

    TimelineResolution(RunIndex index) {
        this.index = index;
        this.runs = index.runs();
    }

    /**
     * The longest time from the start of an observation to the end of the next like one, of the runs that touch [{@code
     * from}, {@code to}], in epoch milliseconds; where there are no two such observations, interval plus timeout of the
     * nearest run. Absent if nothing was ever seen.
     */
    Optional<Duration> in(long from, long to) {
        var longest = Duration.ZERO;
        var after = index.firstStartingAfter(to);
        for (var i = Math.max(index.firstEndingFrom(from) - 1, 0); i < after; i++) {
            var run = runs.get(i);
            if (!EvidenceSpan.isEvidence(run)) {
                continue;
            }
            if (RunIndex.end(run) >= from) {
                longest = TimeOrder.longer(longest, run.longestGap());
            }
            if (i + 1 < runs.size()
                    && runs.get(i + 1).firstEnd().toEpochMilli() >= from
                    && isLike(run, runs.get(i + 1))) {
                longest = TimeOrder.longer(
                        longest,
                        Duration.between(run.lastStart(), runs.get(i + 1).firstEnd()));
            }
        }
        return longest.isZero() ? ofNearest(from, to, after) : Optional.of(longest);
    }

    private static boolean isLike(Run run, Run next) {
        return EvidenceSpan.isEvidence(next)
                && run.status().isFailing() == next.status().isFailing()
                && EvidenceSpan.isClose(run, next);
    }

    private Optional<Duration> ofNearest(long from, long to, int after) {
        var before = after - 1;
        while (before >= 0 && !EvidenceSpan.isEvidence(runs.get(before))) {
            before--;
        }
        var next = after;
        while (next < runs.size() && !EvidenceSpan.isEvidence(runs.get(next))) {
            next++;
        }
        if (before < 0 && next == runs.size()) {
            return Optional.empty();
        }
        var isNext = before < 0
                || (next < runs.size()
                        && runs.get(next).firstStart().toEpochMilli() - to < from - RunIndex.end(runs.get(before)));
        var nearest = runs.get(isNext ? next : before);
        return Optional.of(nearest.interval().plus(nearest.timeout()));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.TimeOrder;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Successive runs that all say {@code UP}, or all say that it fails, with no observation missing between them.
 *
 * @param first index of its first run
 * @param last index of its last run
 * @param failing whether its runs are failing
 * @param changedBefore whether the span before it says the opposite, so that it changed somewhere between the two
 * @param changedAfter whether the span after it says the opposite
 */
record EvidenceSpan(int first, int last, boolean failing, boolean changedBefore, boolean changedAfter) {

    /**
     * The spans of the given runs, which are sorted by start. Runs of status {@code UNKNOWN} belong to none.
     *
     * @param earlier those of the first runs
     * @param settled how many of these stay as they are
     */
    static SpanColumn of(List<Run> runs, SpanColumn earlier, int settled) {
        var kept = Math.max(settled - 1, 0);
        var spans = new ArrayList<>(earlier.subList(kept, settled));
        for (var i = settled == 0 ? 0 : earlier.last(kept) + 1; i < runs.size(); i++) {
            var run = runs.get(i);
            if (!isEvidence(run)) {
                continue;
            }
            var previous = spans.isEmpty() ? null : spans.get(spans.size() - 1);
            var follows = previous != null && previous.last() == i - 1;
            var failing = run.status().isFailing();
            if (previous == null || !follows) {
                spans.add(new EvidenceSpan(i, i, failing, false, false));
            } else if (previous.failing() != failing) {
                spans.set(
                        spans.size() - 1,
                        new EvidenceSpan(
                                previous.first(), previous.last(), previous.failing(), previous.changedBefore(), true));
                spans.add(new EvidenceSpan(i, i, failing, true, false));
            } else if (isClose(runs.get(i - 1), run)) {
                spans.set(
                        spans.size() - 1,
                        new EvidenceSpan(previous.first(), i, failing, previous.changedBefore(), false));
            } else {
                spans.add(new EvidenceSpan(i, i, failing, false, false));
            }
        }
        return earlier.next(kept, spans);
    }

    static boolean isEvidence(Run run) {
        return run.status() != Status.UNKNOWN;
    }

    /** Whether nothing is missing between two successive runs of like status. */
    static boolean isClose(Run one, Run next) {
        var allowed = TimeOrder.longer(one.allowedGap(), next.allowedGap());
        return Duration.between(one.lastStart(), next.firstEnd()).compareTo(allowed) <= 0;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.basics.TimeOrder;
import dev.faultline.timeline.Run;
import java.time.Instant;
import java.util.List;

/** A span of time that is asked about, both ends included. The runs of it are those that a store gives for it. */
record TimeRange(Instant from, Instant to) {

    boolean covers(TimeRange other) {
        return !other.from.isBefore(from) && !other.to.isAfter(to);
    }

    /** The shortest that covers both. */
    TimeRange with(TimeRange other) {
        return new TimeRange(TimeOrder.earlier(from, other.from), TimeOrder.later(to, other.to));
    }

    /** The longest that has the same runs. */
    TimeRange knownFrom(List<Run> runs) {
        return new TimeRange(isNothingBefore(runs) ? Instant.MIN : from, isNothingAfter(runs) ? Instant.MAX : to);
    }

    /** Whether there are no earlier runs than those of this span. */
    boolean isNothingBefore(List<Run> runs) {
        return runs.isEmpty()
                || !runs.get(0).lastStart().isBefore(from)
                || !runs.get(0).lastEnd().isBefore(from);
    }

    /** Whether there are no later runs than those of this span. */
    boolean isNothingAfter(List<Run> runs) {
        return runs.isEmpty() || !runs.get(runs.size() - 1).firstStart().isAfter(to);
    }
}

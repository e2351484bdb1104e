// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.timeline.SegmentState;
import java.util.List;

/**
 * The obvious twin of a timeline: looks every instant up in the raw observations, which are sorted and do not overlap.
 * All boundaries lie on whole milliseconds, so whatever holds at the middle of one holds all through it.
 */
public final class SlowTimeline {

    private final List<Observation> seen;
    private final long[] starts;
    private final long[] ends;

    public SlowTimeline(List<Observation> seen) {
        this.seen = List.copyOf(seen);
        this.starts =
                seen.stream().mapToLong(each -> each.startedAt().toEpochMilli()).toArray();
        this.ends =
                seen.stream().mapToLong(each -> each.endedAt().toEpochMilli()).toArray();
    }

    public SegmentState stateAt(double t) {
        if (changeAt(t) >= 0) {
            return SegmentState.TRANSITION;
        }
        for (var i = 0; i + 1 < seen.size(); i++) {
            if (isLike(i) && end(i + 1) - start(i) <= RandomHistory.ALLOWED_GAP && start(i) <= t && t < end(i + 1)) {
                return t < start(i + 1) ? stateOf(i) : stateOf(i + 1);
            }
        }
        for (var i = 0; i < seen.size(); i++) {
            if (start(i) <= t && t < end(i)) {
                return stateOf(i);
            }
        }
        return SegmentState.UNOBSERVED;
    }

    /** The probability that it was failing. */
    public double likelihoodAt(double t) {
        var change = changeAt(t);
        if (change >= 0) {
            var share = (t - changeStart(change)) / (changeEnd(change) - changeStart(change));
            return seen.get(change).status() == Status.UP ? share : 1 - share;
        }
        return stateAt(t).isFailing() ? 1 : 0;
    }

    public double observedAt(double t) {
        return stateAt(t) == SegmentState.UNOBSERVED ? 0 : 1;
    }

    public double uncertainAt(double t) {
        var state = stateAt(t);
        return state == SegmentState.UNOBSERVED || state == SegmentState.TRANSITION ? 1 : 0;
    }

    public double certainAt(double t) {
        return stateAt(t).isFailing() ? 1 : 0;
    }

    private int changeAt(double t) {
        for (var i = 0; i + 1 < seen.size(); i++) {
            if (isChange(i) && changeStart(i) <= t && t < changeEnd(i)) {
                return i;
            }
        }
        return -1;
    }

    private boolean isChange(int i) {
        return i >= 0
                && i + 1 < seen.size()
                && isEvidence(i)
                && isEvidence(i + 1)
                && seen.get(i).status().isFailing() != seen.get(i + 1).status().isFailing();
    }

    private boolean isLike(int i) {
        return isEvidence(i)
                && isEvidence(i + 1)
                && seen.get(i).status().isFailing() == seen.get(i + 1).status().isFailing();
    }

    private boolean isEvidence(int i) {
        return seen.get(i).status() != Status.UNKNOWN;
    }

    private long changeStart(int i) {
        return isChange(i - 1) ? Math.floorDiv(start(i) + end(i), 2L) : start(i);
    }

    private long changeEnd(int i) {
        return isChange(i + 1) ? Math.floorDiv(start(i + 1) + end(i + 1), 2L) : end(i + 1);
    }

    private SegmentState stateOf(int i) {
        return switch (seen.get(i).status()) {
            case UP -> SegmentState.UP;
            case DEGRADED -> SegmentState.DEGRADED;
            case DOWN -> SegmentState.DOWN;
            case UNKNOWN -> SegmentState.UNOBSERVED;
        };
    }

    private long start(int i) {
        return starts[i];
    }

    private long end(int i) {
        return ends[i];
    }
}

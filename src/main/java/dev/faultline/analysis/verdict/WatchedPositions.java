// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;

/**
 * Finds the positions of a grid at which too little of the window was observed. Between two instants at which the window's
 * start or its end comes to another piece of the curve, the unobserved time in it stays, grows or shrinks by a millisecond
 * each millisecond: so it goes from piece to piece, not from position to position.
 */
final class WatchedPositions {

    private final PiecewiseCurve observed;
    /** The window's start at the first position, in epoch milliseconds. */
    private final long start;

    private final long length;
    private final long step;
    private final PositionSpans missed = new PositionSpans();

    private WatchedPositions(PiecewiseCurve observed, long start, long length, long step) {
        this.observed = observed;
        this.start = start;
        this.length = length;
        this.step = step;
    }

    /**
     * @param observed 1 where anything is known, 0 elsewhere
     * @param start of the window at the first position, in epoch milliseconds
     * @param length of the window
     * @param step from one position to the next
     * @param positions how many there are
     * @param most so much of a window may have been missed, in milliseconds
     */
    static PositionSpans missed(PiecewiseCurve observed, long start, long length, long step, int positions, long most) {
        var found = new WatchedPositions(observed, start, length, step);
        found.go(start + (positions - 1) * step, most + 1);
        return found.missed;
    }

    private void go(long last, long least) {
        var rear = observed.pieceAt(start);
        var front = observed.pieceAt(start + length);
        var unobserved = length - (long) observed.integral(start, start + length);
        var at = start;
        while (at <= last) {
            var rearEnd = observed.end(rear);
            var frontEnd = observed.end(front) - length;
            var next = Math.min(Math.min(rearEnd, frontEnd), last + 1);
            var change = unobservedIn(front) - unobservedIn(rear);
            if (change > 0) {
                add(at + Math.max(least - unobserved, 0), next - 1);
            } else if (unobserved >= least) {
                add(at, change == 0 ? next - 1 : Math.min(at + unobserved - least, next - 1));
            }
            unobserved += change * (next - at);
            rear += next == rearEnd ? 1 : 0;
            front += next == frontEnd ? 1 : 0;
            at = next;
        }
    }

    private int unobservedIn(int piece) {
        return observed.ceiling(piece) == 0 ? 1 : 0;
    }

    private void add(long first, long last) {
        if (first <= last) {
            missed.add((int) -Math.floorDiv(start - first, step), (int) Math.floorDiv(last - start, step) + 1);
        }
    }
}

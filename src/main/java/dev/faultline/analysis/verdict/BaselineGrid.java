// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.PiecewiseCurve;
import java.util.ArrayList;

/**
 * Where in the baseline the pattern of errors is put to see how much would be explained there: at shifts that lie one step
 * apart, before anything that the window itself can reach. Positions that touch another window of errors are left out: a
 * failure there is no chance.
 *
 * <p>The step is a 64th of the pattern and a 32nd of the largest lag, if these are larger than a half-millionth of the
 * baseline.
 */
final class BaselineGrid {

    /** A position counts if so much of its window was observed. */
    private static final double LEAST_OBSERVED = 0.95;

    private static final int STEPS_OF_PATTERN = 64;
    private static final int STEPS_OF_LAG = 32;
    private static final int MOST_POSITIONS = 1 << 19;

    private final long from;
    private final long to;
    private final long step;
    private final int positions;
    private final long firstShift;
    /** How far before and after the window anything has a bearing on it. */
    private final long reach;

    private final int lagSteps;
    private final PositionSpans allowed;

    BaselineGrid(JudgingContext context) {
        var question = context.question();
        from = context.from();
        to = context.to();
        var baseline = from - question.baselineStart().toEpochMilli();
        step = Math.max(
                Math.max(length(context.pattern()) / STEPS_OF_PATTERN, context.maxLag() / STEPS_OF_LAG),
                Math.max(baseline / MOST_POSITIONS, 1));
        var lastShift = Math.floorDiv(context.reachStart().toEpochMilli() - to, step) * step;
        positions = (int) Math.max(Math.floorDiv(baseline + lastShift, step) + 1, 0);
        reach = from - context.reachStart().toEpochMilli();
        firstShift = lastShift - (positions - 1) * step;
        lagSteps = (int) (context.maxLag() / step);
        var left = new ArrayList<PositionSpans>();
        for (var other : question.others()) {
            left.add(between(
                    other.from().toEpochMilli() - context.maxLag() - to,
                    other.to().toEpochMilli() + context.maxLag() - from));
        }
        allowed = PositionSpans.of(0, positions).without(PositionSpans.anyOf(left));
    }

    private static long length(ErrorPattern pattern) {
        var first = pattern.followed().map(ErrorDistribution::first).orElse(Long.MAX_VALUE);
        var last = pattern.followed().map(ErrorDistribution::last).orElse(Long.MIN_VALUE);
        if (pattern.spans().isPresent()) {
            var spans = pattern.spans().get();
            first = Math.min(first, spans.time(0));
            last = Math.max(last, spans.time(spans.size() - 1));
        }
        return last - first;
    }

    private PositionSpans between(long shift, long lastShift) {
        return PositionSpans.of(Math.max(indexFrom(shift), 0), Math.min(indexFrom(lastShift + 1), positions));
    }

    /** The first position whose shift is at least the given one; may lie outside the positions. */
    int indexFrom(long shift) {
        return (int) Math.min(
                Math.max(-Math.floorDiv(firstShift - shift, step), Integer.MIN_VALUE / 4), Integer.MAX_VALUE / 4);
    }

    long shift(int position) {
        return firstShift + position * step;
    }

    /** The position of the window itself, which is none of the baseline. */
    int own() {
        return indexFrom(0);
    }

    /** Nothing that comes before this instant is felt anywhere, at whatever lag. */
    long earliest() {
        return from + firstShift - (lagSteps + 1L) * step - reach;
    }

    /** Nothing that comes after this instant is felt anywhere. */
    long latest() {
        return to + shift(positions - 1) + reach;
    }

    long step() {
        return step;
    }

    int positions() {
        return positions;
    }

    /** How many steps the window has, rounded up. */
    int windowSteps() {
        return (int) ((to - from) / step) + 1;
    }

    /** How many steps the largest lag has. */
    int lagSteps() {
        return lagSteps;
    }

    /** The positions that count for a dependency: those at which it was observed closely enough. */
    PositionSpans observed(PiecewiseCurve observed) {
        if (positions == 0) {
            return allowed;
        }
        var length = to - from;
        var least = (long) Math.ceil((LEAST_OBSERVED - ErrorDistribution.EPSILON) * length);
        return allowed.without(
                WatchedPositions.missed(observed, from + firstShift, length, step, positions, length - least));
    }
}

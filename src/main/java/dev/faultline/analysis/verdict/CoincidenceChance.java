// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.probe.Status;
import dev.faultline.timeline.PiecewiseCurve;
import dev.faultline.timeline.Timeline;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How usual it is that a dependency explains as much as it does: the share of like windows in the baseline that it would
 * explain as well, at whatever lag is best there. While the failure is {@code DOWN}, time in which it was only degraded does
 * not count.
 */
final class CoincidenceChance {

    /** A baseline shorter than so many windows says nothing. */
    private static final int LEAST_WINDOWS = 20;

    /** Nor does one of which less than this remains, in windows, when the windows of other errors are left out. */
    private static final int LEAST_REMAINING = 10;

    /** What the grid makes of a failure has to be so much of what it is. */
    private static final double LEAST_RESOLVED = 0.8;

    private final JudgingContext context;
    private final BaselineGrid grid;
    private final GridPattern pattern;
    /** The positions that count for each dependency: asked for by itself, and by each suspect. */
    private final Map<Timeline, PositionSpans> observed = new IdentityHashMap<>();

    CoincidenceChance(JudgingContext context) {
        this.context = context;
        this.grid = new BaselineGrid(context);
        this.pattern = new GridPattern(grid, context.pattern());
    }

    BaselineGrid grid() {
        return grid;
    }

    GridPattern pattern() {
        return pattern;
    }

    /** The positions that count for a dependency. */
    PositionSpans observed(Timeline timeline) {
        return observed.computeIfAbsent(timeline, each -> grid.observed(each.observed()));
    }

    /** What of a dependency's history counts beside a failure of the given status. */
    static PiecewiseCurve failing(Timeline timeline, Optional<Status> failure) {
        return failure.filter(status -> status == Status.DOWN).isPresent()
                ? timeline.downLikelihood()
                : timeline.likelihood();
    }

    /**
     * @param level as {@link #level} tells it
     * @return in [0, 1]; absent if the baseline is too short or was not observed
     */
    OptionalDouble of(Timeline timeline, Optional<Status> failure, double level) {
        var counting = observed(timeline);
        if (!isEnough(timeline, counting)) {
            return OptionalDouble.empty();
        }
        if (level <= ErrorDistribution.EPSILON) {
            return OptionalDouble.of(1);
        }
        return OptionalDouble.of(share(LevelPositions.of(grid, pattern, failing(timeline, failure), level), counting));
    }

    /**
     * What the grid makes of what is explained at the window itself; absent if it is too coarse for it, as it may be for
     * errors far apart in a long window.
     *
     * @param explained how much really is
     * @param settled whether all of the window was observed
     */
    OptionalDouble level(Timeline timeline, double explained, boolean settled) {
        if (!settled || context.pattern().followed().orElse(null) instanceof UniformErrors) {
            return OptionalDouble.of(explained);
        }
        var here = pattern.explained(timeline.likelihood(), grid.own(), grid.own())[0];
        return here < LEAST_RESOLVED * explained
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(here, explained));
    }

    /** At how many positions around the window itself the level is reached, by the failures that it is judged by. */
    int ownPositions(Timeline timeline, double level) {
        var first = grid.own() - grid.windowSteps() - grid.lagSteps();
        var found = 0;
        for (var explained : pattern.explained(timeline.likelihood(), first, grid.own() + grid.lagSteps())) {
            found += explained >= level - ErrorDistribution.EPSILON ? 1 : 0;
        }
        return Math.max(found, 1);
    }

    /** The share of the positions that count at which a level is reached. */
    static double share(PositionSpans reached, PositionSpans counting) {
        return (double) reached.countIn(counting) / counting.count();
    }

    private boolean isEnough(Timeline timeline, PositionSpans counting) {
        var window = context.to() - context.from();
        var start = Math.max(
                context.question().baselineStart().toEpochMilli(),
                timeline.firstObserved().map(first -> first.toEpochMilli()).orElse(Long.MAX_VALUE));
        return start <= context.to() - LEAST_WINDOWS * window
                && !counting.isEmpty()
                && counting.count() * grid.step() >= LEAST_REMAINING * window;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunBuilder;
import java.time.Instant;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/**
 * The latest runs of a dependency, in memory. Immutable to its readers: a longer one shares the array with this one and
 * writes only behind its end, which is why only the latest may be extended, and by one thread at a time.
 */
final class RecentRuns {

    private final Run[] closed;
    private final int size;
    private final Run open;
    private final boolean whole;

    private RecentRuns(Run[] closed, int size, Run open, boolean whole) {
        this.closed = closed;
        this.size = size;
        this.open = open;
        this.whole = whole;
    }

    /**
     * @param runs at least one, by start
     * @param whole whether there are no earlier ones
     */
    static RecentRuns of(List<Run> runs, boolean whole) {
        var last = runs.size() - 1;
        return new RecentRuns(runs.subList(0, last).toArray(Run[]::new), last, runs.get(last), whole);
    }

    /** These runs with one more observation; unchanged if it is not later than all of them. */
    RecentRuns with(Observation next) {
        if (!next.startedAt().isAfter(open.lastStart())) {
            return this;
        }
        var extended = RunBuilder.extend(open, next);
        if (extended.isPresent()) {
            return new RecentRuns(closed, size, extended.get(), whole);
        }
        var roomy = size < closed.length ? closed : Arrays.copyOf(closed, Math.max(8, size * 2));
        roomy[size] = open;
        return new RecentRuns(roomy, size + 1, RunBuilder.of(next), whole);
    }

    /** These runs with more observations, by start. */
    RecentRuns with(List<Observation> later) {
        var longer = this;
        for (var observation : later) {
            longer = longer.with(observation);
        }
        return longer;
    }

    /** Whether it holds every run that matters from the given time on, with the one before. */
    boolean reachesBack(Instant to) {
        return whole
                || runs().get(0).lastEnd().isBefore(to)
                        && runs().get(0).lastStart().isBefore(to);
    }

    int size() {
        return size + 1;
    }

    List<Run> runs() {
        return new Runs(closed, size, open);
    }

    private static final class Runs extends AbstractList<Run> implements RandomAccess {
        private final Run[] closed;
        private final int size;
        private final Run open;

        private Runs(Run[] closed, int size, Run open) {
            this.closed = closed;
            this.size = size;
            this.open = open;
        }

        @Override
        public Run get(int index) {
            return index == size ? open : closed[Objects.checkIndex(index, size)];
        }

        @Override
        public int size() {
            return size + 1;
        }
    }
}

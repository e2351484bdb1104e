// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/**
 * Runs by index, kept as numbers: a hundred bytes each instead of four hundred. A run is made anew each time it is asked
 * for. Immutable.
 */
final class RunColumns extends AbstractList<Run> implements RandomAccess {

    static final RunColumns EMPTY = new RunColumns(LongColumn.EMPTY, new Object[0][], 0);

    private static final int WIDTH = 10;
    private static final int CHUNK = 64;

    /** Of each run: the four times, how often, the longest gap, the three durations, and the latest end up to it. */
    private final LongColumn numbers;
    /** The key and the message of each run, in chunks that the next columns share as long as nothing in them changes. */
    private final Object[][] words;

    private final int size;

    private RunColumns(LongColumn numbers, Object[][] words, int size) {
        this.numbers = numbers;
        this.words = words;
        this.size = size;
    }

    /** The first so many of these, and the given ones behind them; all by start. */
    RunColumns next(int kept, List<Run> added) {
        var more = new LongColumn.Added();
        var nextSize = kept + added.size();
        var nextWords = Arrays.copyOf(words, (nextSize + CHUNK - 1) / CHUNK);
        if (kept % CHUNK != 0) {
            nextWords[kept / CHUNK] = nextWords[kept / CHUNK].clone();
        }
        var latest = kept == 0 ? Long.MIN_VALUE : endBy(kept - 1);
        for (var i = kept; i < nextSize; i++) {
            var run = added.get(i - kept);
            latest = Math.max(latest, RunIndex.end(run));
            addNumbers(run, latest, more);
            if (i % CHUNK == 0) {
                nextWords[i / CHUNK] = new Object[2 * Math.min(CHUNK, nextSize - i)];
            }
            nextWords[i / CHUNK] = withRoom(nextWords[i / CHUNK], 2 * (i % CHUNK) + 2);
            nextWords[i / CHUNK][2 * (i % CHUNK)] = run.key();
            nextWords[i / CHUNK][2 * (i % CHUNK) + 1] = run.message();
        }
        return new RunColumns(numbers.next(WIDTH * kept, more), nextWords, nextSize);
    }

    private static Object[] withRoom(Object[] chunk, int least) {
        return chunk.length >= least ? chunk : Arrays.copyOf(chunk, 2 * CHUNK);
    }

    private static void addNumbers(Run run, long latest, LongColumn.Added more) {
        more.add(run.firstStart().toEpochMilli());
        more.add(run.firstEnd().toEpochMilli());
        more.add(run.lastStart().toEpochMilli());
        more.add(run.lastEnd().toEpochMilli());
        more.add(run.count());
        more.add(run.longestGap().toNanos());
        more.add(run.latency().fastest().toNanos());
        more.add(run.latency().slowest().toNanos());
        more.add(run.latency().total().toNanos());
        more.add(latest);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public Run get(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index);
        }
        return new Run(
                key(index),
                (String) words[index / CHUNK][2 * (index % CHUNK) + 1],
                Instant.ofEpochMilli(start(index)),
                Instant.ofEpochMilli(number(index, 1)),
                Instant.ofEpochMilli(number(index, 2)),
                Instant.ofEpochMilli(number(index, 3)),
                number(index, 4),
                Duration.ofNanos(number(index, 5)),
                new RunLatency(
                        Duration.ofNanos(number(index, 6)),
                        Duration.ofNanos(number(index, 7)),
                        Duration.ofNanos(number(index, 8))));
    }

    RunKey key(int index) {
        return (RunKey) words[index / CHUNK][2 * (index % CHUNK)];
    }

    /** The start of its first observation, in epoch milliseconds. */
    long start(int index) {
        return number(index, 0);
    }

    /** The latest end of an observation in it or in a run before it, in epoch milliseconds. */
    long endBy(int index) {
        return number(index, 9);
    }

    private long number(int run, int which) {
        return numbers.get(WIDTH * run + which);
    }

    /** How many of the first runs are the same as in the given list. */
    int sameFirst(List<Run> others) {
        var most = Math.min(size, others.size());
        var same = 0;
        while (same < most && isSame(same, others.get(same))) {
            same++;
        }
        return same;
    }

    private boolean isSame(int index, Run other) {
        return start(index) == other.firstStart().toEpochMilli()
                && number(index, 4) == other.count()
                && number(index, 2) == other.lastStart().toEpochMilli()
                && get(index).equals(other);
    }

    /** The given runs, by start. */
    static List<Run> sorted(List<Run> runs) {
        for (var i = 1; i < runs.size(); i++) {
            if (RunIndex.BY_START.compare(runs.get(i - 1), runs.get(i)) > 0) {
                var sorted = new ArrayList<>(runs);
                sorted.sort(RunIndex.BY_START);
                return sorted;
            }
        }
        return runs;
    }
}

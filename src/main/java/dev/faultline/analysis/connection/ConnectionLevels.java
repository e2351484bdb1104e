// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.ReadSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** A number of connections in each second from {@link ObservedWindow#BEFORE} before a window to its end. */
final class ConnectionLevels {

    private static final int UNKNOWN = -1;

    private final Instant start;
    private final int[] levels;
    private final double[] steps;

    private ConnectionLevels(Instant start, int seconds) {
        this.start = start;
        this.levels = new int[seconds];
        this.steps = new double[seconds];
        Arrays.fill(levels, UNKNOWN);
    }

    /**
     * How many stood: the sum over the given runs, zero where there was a reading without one, else unknown. Between two readings it
     * is the larger one of both: a connection counts from its second reading on, so that it was there at the first one of them.
     */
    static ConnectionLevels standing(ObservedWindow window, Collection<ConnectionRun> runs) {
        return of(window, runs, run -> run.most().established(), Math::max);
    }

    /** The same of another number, as far as it lasted: between two readings it is the smaller one of both. */
    static ConnectionLevels lasting(
            ObservedWindow window, Collection<ConnectionRun> runs, ToIntFunction<ConnectionRun> number) {
        return of(window, runs, number, Math::min);
    }

    private static ConnectionLevels of(
            ObservedWindow window,
            Collection<ConnectionRun> runs,
            ToIntFunction<ConnectionRun> number,
            IntBinaryOperator between) {
        var start = window.from().minus(ObservedWindow.BEFORE);
        var seconds = (int) Duration.between(start, window.to()).toSeconds() + 1;
        var sum = new ConnectionLevels(start, seconds);
        window.spans().forEach(sum::read);
        runs.stream()
                .collect(Collectors.groupingBy(ConnectionRun::endpoint))
                .values()
                .forEach(each -> sum.add(sum.numbers(each, number, between)));
        return sum;
    }

    /** Those of one endpoint; what lies between two successive readings is told by both of them. */
    private int[] numbers(List<ConnectionRun> runs, ToIntFunction<ConnectionRun> number, IntBinaryOperator between) {
        var numbers = new int[levels.length];
        var filled = 0;
        var before = 0;
        for (var run : runs) {
            var first = Math.max(0, second(run.from()));
            var last = Math.min(levels.length - 1, second(run.to()));
            var next = number.applyAsInt(run);
            if (first - filled <= step(first) + 0.25 || run.tookSomeOver()) {
                Arrays.fill(numbers, Math.min(filled, first), first, between.applyAsInt(before, next));
            }
            before = next;
            if (first <= last) {
                Arrays.fill(numbers, first, last + 1, before);
            }
            filled = last + 1;
            knowing(first, last);
        }
        return numbers;
    }

    /** Where a run was read, its endpoint was not left out. */
    private void knowing(int first, int last) {
        for (var i = first; i <= last; i++) {
            levels[i] = Math.max(0, levels[i]);
        }
    }

    private void read(ReadSpan span) {
        var step = span.readings() < 2
                ? 1
                : Duration.between(span.from(), span.to()).toMillis() / 1000.0 / (span.readings() - 1);
        var end = Math.min(levels.length - 1, second(span.to()));
        for (var i = Math.max(0, second(span.from())); i <= end; i++) {
            levels[i] = span.leftOut() == 0 ? 0 : UNKNOWN;
            steps[i] = step;
        }
    }

    private void add(int[] numbers) {
        for (var i = 0; i < levels.length; i++) {
            levels[i] = levels[i] == UNKNOWN ? UNKNOWN : levels[i] + numbers[i];
        }
    }

    /** After how many seconds the table had surely been read again, for readings are uneven: at most 1 where it is every second. */
    int untilNextReading(Instant at) {
        return (int) Math.ceil(2 * step(second(at)) - 1.25);
    }

    private double step(int second) {
        return second < steps.length && steps[second] > 0 ? steps[second] : 1;
    }

    /** The number of the second in which that instant lies; it may be outside. */
    int second(Instant at) {
        return (int) Math.floorDiv(Duration.between(start, at).toMillis(), 1000);
    }

    Instant at(int second) {
        return start.plusSeconds(second);
    }

    int end() {
        return levels.length;
    }

    boolean isKnown(int second) {
        return second >= 0 && second < levels.length && levels[second] != UNKNOWN;
    }

    /** Only where {@link #isKnown}. */
    int level(int second) {
        return levels[second];
    }

    /** The known ones from one second to before another. */
    int[] known(int from, int to) {
        var end = Math.max(0, Math.min(to, levels.length));
        return Arrays.stream(levels, Math.max(0, Math.min(from, end)), end)
                .filter(level -> level != UNKNOWN)
                .toArray();
    }
}

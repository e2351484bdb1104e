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

    /** The sum over the given runs of a number in each; zero where there was a reading without one, else unknown. */
    static ConnectionLevels of(
            ObservedWindow window, Collection<ConnectionRun> runs, ToIntFunction<ConnectionRun> number) {
        var start = window.from().minus(ObservedWindow.BEFORE);
        var seconds = (int) Duration.between(start, window.to()).toSeconds() + 1;
        var sum = new ConnectionLevels(start, seconds);
        window.spans().forEach(sum::read);
        runs.stream()
                .collect(Collectors.groupingBy(ConnectionRun::endpoint))
                .values()
                .forEach(each -> sum.add(sum.numbers(each, number)));
        return sum;
    }

    /** Those of one endpoint; what lies between two successive readings is as at the first of them. */
    private int[] numbers(List<ConnectionRun> runs, ToIntFunction<ConnectionRun> number) {
        var numbers = new int[levels.length];
        var filled = 0;
        var before = 0;
        for (var run : runs) {
            var first = Math.max(0, second(run.from()));
            var last = Math.min(levels.length - 1, second(run.to()));
            if (first - filled <= step(first) + 0.25) {
                Arrays.fill(numbers, Math.min(filled, first), first, before);
            }
            before = number.applyAsInt(run);
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

    /** After how many seconds the table had certainly been read again: 0 where that is done every second. */
    int untilNextReading(Instant at) {
        return (int) Math.ceil(step(second(at)) - 1.25);
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
        return Arrays.stream(levels, Math.max(0, from), Math.max(0, Math.min(to, levels.length)))
                .filter(level -> level != UNKNOWN)
                .toArray();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.DoubleUnaryOperator;

/**
 * The obvious twin of a pattern: adds up millisecond by millisecond, or error by error, and tries every lag.
 *
 * @param from the start of the window
 * @param to its end
 * @param followed how many errors without a duration there are at each millisecond
 * @param spans the others
 * @param tolerance of the spans
 * @param function linear within each millisecond
 */
record SlowPattern(
        long from,
        long to,
        SortedMap<Long, Long> followed,
        List<TimedError> spans,
        long tolerance,
        DoubleUnaryOperator function) {

    /** So many errors at one time whose requests had run so long. */
    record TimedError(long at, long count, long duration) {}

    double mean(long lag) {
        var total = 0.0;
        var sum = 0.0;
        for (Map.Entry<Long, Long> error : followed.entrySet()) {
            total += error.getValue();
            sum += error.getValue() * function.applyAsDouble(error.getKey() - lag);
        }
        for (var error : spans) {
            total += error.count();
            sum += error.count() * largest(error.at() - error.duration() - tolerance, error.at() + tolerance);
        }
        return total == 0 ? ofWindow(lag) : sum / total;
    }

    private double ofWindow(long lag) {
        var sum = 0.0;
        for (var t = from - lag; t < to - lag; t++) {
            sum += function.applyAsDouble(t + 0.5);
        }
        return sum / (to - from);
    }

    /** The largest value in a span: at a whole millisecond, or just before one. */
    private double largest(long first, long last) {
        var largest = function.applyAsDouble(last);
        for (var t = first; t < last; t++) {
            var justBefore = 2 * function.applyAsDouble(t + 0.5) - function.applyAsDouble(t);
            largest = Math.max(largest, Math.max(function.applyAsDouble(t), justBefore));
        }
        return largest;
    }

    private double shareThatFollows() {
        var following = followed.values().stream().mapToLong(Long::longValue).sum();
        var timed = spans.stream().mapToLong(TimedError::count).sum();
        return following + timed == 0 ? 1 : (double) following / (following + timed);
    }

    private double bySpans() {
        return spans.isEmpty()
                ? 0
                : (1 - shareThatFollows())
                        * new SlowPattern(from, to, Collections.emptySortedMap(), spans, tolerance, function).mean(0);
    }

    /** What is explained at a lag, where the part that needs it counts for what it is worth. */
    private double priced(long lag, long maxLag) {
        var worth = lag == 0 ? 1 : Math.pow(0.5, lag / (maxLag / 4.0));
        return (mean(lag) - bySpans()) * worth + bySpans();
    }

    ErrorLag bestLag(long maxLag) {
        var most = 0.0;
        for (var lag = 0L; lag <= maxLag; lag++) {
            most = Math.max(most, priced(lag, maxLag));
        }
        for (var lag = 0L; lag <= maxLag; lag++) {
            if (priced(lag, maxLag) >= most - 2e-9) {
                return new ErrorLag(lag, mean(lag), mean(lag) == 0 ? 1 : priced(lag, maxLag) / mean(lag));
            }
        }
        throw new IllegalStateException("no lag is best");
    }

    double largest(long maxLag) {
        var most = 0.0;
        for (var lag = 0L; lag <= maxLag; lag++) {
            most = Math.max(most, mean(lag));
        }
        return most;
    }

    /** The same, shifted. */
    SlowPattern shifted(long shift) {
        return new SlowPattern(from, to, followed, spans, tolerance, t -> function.applyAsDouble(t + shift));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.errors.ErrorSample;
import dev.faultline.timeline.PiecewiseCurve;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Errors of which it is known how long their requests had run: the cause of each lies between its request's start and its
 * response, give or take the tolerance. Such an error is explained by the largest value of a curve in its span: of a
 * dependency that changed once in it, that is the probability that it failed at some instant of the span. The weights sum
 * up to 1.
 */
final class ErrorSpans {

    private final long[] at;
    private final long[] duration;
    private final double[] weight;
    private final long tolerance;

    /**
     * @param errors each with a duration, by time; not empty
     * @param tolerance how far off their clock may be
     */
    ErrorSpans(List<ErrorSample> errors, Duration tolerance) {
        this.at = errors.stream().mapToLong(error -> error.at().toEpochMilli()).toArray();
        this.duration = errors.stream()
                .mapToLong(error -> error.duration().orElseThrow().toMillis())
                .toArray();
        var total = (double) errors.stream().mapToLong(ErrorSample::count).sum();
        this.weight =
                errors.stream().mapToDouble(error -> error.count() / total).toArray();
        this.tolerance = tolerance.toMillis();
    }

    int size() {
        return at.length;
    }

    long time(int index) {
        return at[index];
    }

    double share(int index) {
        return weight[index];
    }

    /** How far before its response the span of an error begins. */
    long back(int index) {
        return duration[index] + tolerance;
    }

    /** How far after its response the span of an error ends. */
    long ahead() {
        return tolerance;
    }

    /** The earliest start of a span. */
    long earliest() {
        var earliest = Long.MAX_VALUE;
        for (var i = 0; i < at.length; i++) {
            earliest = Math.min(earliest, at[i] - back(i));
        }
        return earliest;
    }

    /** How long a failing request had run: half of them no longer, half of them no shorter. */
    Duration medianDuration() {
        var byDuration = IntStream.range(0, at.length)
                .boxed()
                .sorted(Comparator.comparingLong(i -> duration[i]))
                .toList();
        var sum = 0.0;
        for (var i : byDuration) {
            sum += weight[i];
            if (sum >= 0.5) {
                return Duration.ofMillis(duration[i]);
            }
        }
        return Duration.ofMillis(duration[byDuration.get(at.length - 1)]);
    }

    /** The mean over the errors of the larger of two curves' largest values in the span of each. */
    double mean(PiecewiseCurve one, PiecewiseCurve other) {
        var sum = 0.0;
        for (var i = 0; i < at.length; i++) {
            sum += weight[i] * Math.max(largest(one, i), largest(other, i));
        }
        return Math.min(sum, 1);
    }

    /** The mean over the errors of a curve's largest value in the span of each. */
    double mean(PiecewiseCurve curve) {
        var sum = 0.0;
        for (var i = 0; i < at.length; i++) {
            sum += weight[i] * largest(curve, i);
        }
        return Math.min(sum, 1);
    }

    private double largest(PiecewiseCurve curve, int index) {
        return new CurveWalk(curve, at[index] - back(index)).largestTo(at[index] + tolerance);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.basics.BinarySearch;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How many requests there were up to each instant, those of a span spread evenly over it. A sum of n spans is asked for in
 * O(log n).
 */
final class RequestTraffic {

    static final RequestTraffic NONE = of(List.of());

    /** Epoch milliseconds at which the rate changes. */
    private final long[] times;
    /** How many there were before each. */
    private final double[] before;
    /** How many come in each millisecond from there on. */
    private final double[] rates;

    private RequestTraffic(TreeMap<Long, Double> changes) {
        times = new long[changes.size()];
        before = new double[times.length];
        rates = new double[times.length];
        var i = 0;
        for (var change : changes.entrySet()) {
            times[i] = change.getKey();
            before[i] = i == 0 ? 0 : before[i - 1] + rates[i - 1] * (times[i] - times[i - 1]);
            rates[i] = (i == 0 ? 0 : rates[i - 1]) + change.getValue();
            i++;
        }
    }

    /** That of the given answers, as far as their requests are known. */
    static RequestTraffic of(Collection<ResponseCount> answers) {
        var changes = new TreeMap<Long, Double>();
        for (var one : answers) {
            var from = one.from().toEpochMilli();
            var end = one.to().toEpochMilli() + 1;
            var rate = one.requests().orElse(0) / (double) (end - from);
            changes.merge(from, rate, Double::sum);
            changes.merge(end, -rate, Double::sum);
        }
        return new RequestTraffic(changes);
    }

    /** How many there were in [{@code from}, {@code to}], both in whole milliseconds. */
    double requests(Instant from, Instant to) {
        return upTo(to.toEpochMilli() + 1) - upTo(from.toEpochMilli());
    }

    private double upTo(long millis) {
        var next = BinarySearch.first(times.length, i -> times[i] > millis);
        return next == 0 ? 0 : before[next - 1] + rates[next - 1] * (millis - times[next - 1]);
    }
}

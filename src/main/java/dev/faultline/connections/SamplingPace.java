// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * After how long the next reading follows: after the interval, or so late that readings take less than 2 ms of a processor a second,
 * but 15 s later at most. What a reading takes is the median of the last five, and that is to take 1.67 ms a second: a mean is
 * higher than its median. The first do not count, for their code is cold. Not thread-safe.
 */
final class SamplingPace {

    private static final int REMEMBERED = 5;
    private static final int COLD = 10;
    private static final int SHARE = 600;
    private static final Duration LONGEST = Duration.ofSeconds(15);

    private final ArrayDeque<Duration> costs = new ArrayDeque<>();
    private int made;

    /** @param cost how long the last reading ran */
    Duration next(Duration interval, Duration cost) {
        costs.add(cost);
        if (costs.size() > REMEMBERED) {
            costs.remove();
        }
        if (made < COLD) {
            made++;
            return interval;
        }
        var usual = costs.stream().sorted().toList().get(costs.size() / 2).multipliedBy(SHARE);
        var slower = usual.compareTo(LONGEST) > 0 ? LONGEST : usual;
        return slower.compareTo(interval) > 0 ? slower : interval;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.time.Duration;
import java.util.ArrayDeque;

/**
 * After how long the next reading follows: after the interval, or so late that readings take a five-hundredth of the time, 2 ms
 * a second, but 10 s later at most. What a reading takes is the least of the last five: the others may have waited for a
 * processor. The first does not count, for its code is cold. Not thread-safe.
 */
final class SamplingPace {

    private static final int REMEMBERED = 5;
    private static final int SHARE = 500;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ArrayDeque<Duration> costs = new ArrayDeque<>();
    private boolean isWarm;

    /** @param cost what the last reading took */
    Duration next(Duration interval, Duration cost) {
        if (!isWarm) {
            isWarm = true;
            return interval;
        }
        costs.add(cost);
        if (costs.size() > REMEMBERED) {
            costs.remove();
        }
        var usual = costs.stream().min(Duration::compareTo).orElse(cost).multipliedBy(SHARE);
        var slower = usual.compareTo(LONGEST) > 0 ? LONGEST : usual;
        return slower.compareTo(interval) > 0 ? slower : interval;
    }
}

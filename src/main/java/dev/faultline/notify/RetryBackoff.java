// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: a second, then twice as long each time up to five minutes, of that a random
 * half at most taken off, so that many instances do not come back at once.
 */
final class RetryBackoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9;

    private final RandomGenerator random;

    RetryBackoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param failed how many attempts have failed, at least 1 */
    Duration after(int failed) {
        var whole = FIRST.multipliedBy(1L << Math.min(failed - 1, DOUBLINGS)).toMillis();
        var bounded = Math.min(whole, LONGEST.toMillis());
        return Duration.ofMillis(bounded - (long) (random.nextDouble() * bounded / 2));
    }
}

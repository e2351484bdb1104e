// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: anything from nothing to a bound that doubles up to a minute, evenly ("full jitter"). The
 * bound is capped before the draw, and the first retry is drawn as well: so those that failed together never come back together.
 */
final class RetryPace {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private volatile int failures;

    RetryPace(RandomGenerator random) {
        this.random = random;
    }

    /** How long to wait now that it failed once more. */
    Duration failed() {
        var bound = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        failures++;
        return within(bound.compareTo(LONGEST) > 0 ? LONGEST : bound);
    }

    /** How long to wait where only a person can mend it. */
    Duration failedForLong() {
        failures = DOUBLINGS;
        return within(LONGEST);
    }

    /** A batch was acknowledged: a connection alone proves nothing. */
    void acknowledged() {
        failures = 0;
    }

    boolean isFailing() {
        return failures > 0;
    }

    /** Anything from nothing to the bound, evenly. */
    Duration within(Duration bound) {
        return Duration.ofMillis(random.nextLong(bound.toMillis() + 1));
    }
}

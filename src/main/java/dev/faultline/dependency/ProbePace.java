// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.dependency;

import java.time.Duration;

/**
 * How often a dependency is probed, how long a probe may take, and how many like observations confirm a state.
 *
 * @param interval from one start to the next, positive
 * @param timeout the hard deadline of one probe, positive
 * @param slowAbove an answer that takes longer than this is {@code DEGRADED}/{@code slow}, positive
 * @param alertInterval the interval while the dependency is failing, positive; never slower than {@code interval}
 * @param failureThreshold successive failing observations that confirm a failure, at least 1
 * @param successThreshold successive good observations that confirm a recovery, at least 1
 */
public record ProbePace(
        Duration interval,
        Duration timeout,
        Duration slowAbove,
        Duration alertInterval,
        int failureThreshold,
        int successThreshold) {

    /** What holds where the config file says nothing. */
    public static final ProbePace DEFAULT = new ProbePace(
            Duration.ofSeconds(10), Duration.ofSeconds(3), Duration.ofSeconds(1), Duration.ofSeconds(1), 2, 1);

    public ProbePace {
        requirePositive("interval", interval);
        requirePositive("timeout", timeout);
        requirePositive("slowAbove", slowAbove);
        requirePositive("alertInterval", alertInterval);
        if (failureThreshold < 1 || successThreshold < 1) {
            throw new IllegalArgumentException("thresholds are at least 1");
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException(name + " is positive, not " + duration);
        }
    }
}

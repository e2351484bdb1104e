// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.util.OptionalLong;

/**
 * How many probes may be made beyond the configured intervals, over all dependencies: 20 a second, and 20 at once. When
 * many fail together each waits for its turn, so that none is left out; whoever would wait for longer than its next
 * regular probe makes do with that. (A token bucket, written as GCRA, ITU-T I.371.)
 */
final class ExtraProbeLimiter {

    /** Additional probes a second, and at most so many at once. */
    static final int PER_SECOND = 20;

    private static final long COST_NANOS = 1_000_000_000L / PER_SECOND;
    private static final long BURST_NANOS = 1_000_000_000L - COST_NANOS;

    private long spentUntil;

    ExtraProbeLimiter(long nanos) {
        spentUntil = nanos;
    }

    /** Takes the next free turn, at {@code now} or later; absent, and none taken, if it is after {@code latest}. */
    OptionalLong turn(long now, long latest) {
        var earliest = spentUntil - BURST_NANOS;
        var turn = earliest - now > 0 ? earliest : now;
        if (turn - latest > 0) {
            return OptionalLong.empty();
        }
        spentUntil = (spentUntil - turn > 0 ? spentUntil : turn) + COST_NANOS;
        return OptionalLong.of(turn);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The instant on the monotonic clock at which a probe is given up. Thread-safe.
 *
 * <p>A probe uses {@link #remaining()} for its own connect and read timeouts, so that it can release its socket in
 * time and say at which step it got stuck; the prober enforces the deadline whatever the probe does.
 */
public final class Deadline {

    private final LongSupplier nanoTime;
    private final long start;
    private final Duration timeout;

    private Deadline(Duration timeout, LongSupplier nanoTime) {
        this.timeout = timeout;
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
    }

    /** One that starts now, on the given monotonic clock in nanoseconds. */
    public static Deadline in(Duration timeout, LongSupplier nanoTime) {
        return new Deadline(timeout, nanoTime);
    }

    /** One that starts now, on the JVM's monotonic clock. */
    public static Deadline in(Duration timeout) {
        return in(timeout, System::nanoTime);
    }

    /** The whole time allowed. */
    public Duration timeout() {
        return timeout;
    }

    /** The time that has passed since the start. */
    public Duration elapsed() {
        return Duration.ofNanos(nanoTime.getAsLong() - start);
    }

    /** What is left, never less than zero. */
    public Duration remaining() {
        var left = timeout.minus(elapsed());
        return left.isNegative() ? Duration.ZERO : left;
    }
}

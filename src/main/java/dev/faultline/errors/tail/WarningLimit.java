// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Lets a warning pass at most once a minute. Not thread-safe. */
public final class WarningLimit {

    private static final long AGAIN = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanoTime;
    private Optional<Long> lastTime = Optional.empty();

    /** @param nanoTime the monotonic clock */
    public WarningLimit(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether one may pass now; then none may for a minute. */
    public boolean mayPass() {
        var now = nanoTime.getAsLong();
        if (lastTime.isPresent() && now - lastTime.get() < AGAIN) {
            return false;
        }
        lastTime = Optional.of(now);
        return true;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.basics.TimeOrder;
import dev.faultline.errors.ResponseCount;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.function.Consumer;

/**
 * Has everything looked at when the app begins to fail, so that a window has evidence at its opening. Not at each error: at
 * the first after a while without, and at most every ten seconds. Not thread-safe.
 */
public final class SweepTrigger {

    private static final Duration BETWEEN = Duration.ofSeconds(10);
    /** Errors that became known later than this say nothing of the present. */
    private static final Duration FRESH = Duration.ofSeconds(60);
    /** Renewed while a window is open. */
    private static final Duration ALERT = Duration.ofSeconds(10);

    private final Runnable sweep;
    private final Consumer<Duration> alert;
    private Instant lastError = Instant.MIN;
    private Instant lastSweep = Instant.MIN;

    /**
     * @param sweep probes everything now; returns at once
     * @param alert looks more closely at everything for so long; returns at once
     */
    public SweepTrigger(Runnable sweep, Consumer<Duration> alert) {
        this.sweep = sweep;
        this.alert = alert;
    }

    /** Errors were seen. */
    void seen(Collection<ResponseCount> failing, Duration closeAfter, Instant now) {
        var latest =
                failing.stream().map(ResponseCount::to).max(Instant::compareTo).orElse(Instant.MIN);
        if (latest.isBefore(now.minus(FRESH))) {
            return;
        }
        var isFirst = lastError.isBefore(latest)
                && (lastError.equals(Instant.MIN) || lastError.plus(closeAfter).isBefore(latest));
        lastError = TimeOrder.later(lastError, latest);
        if (isFirst) {
            sweep(now);
        }
    }

    /** Stays alert for a while, for a window is open. */
    void stayAlert() {
        alert.accept(ALERT);
    }

    /** Sweeps, if that was not done just now. */
    void sweep(Instant now) {
        // A clock that was set back must not silence it.
        if (lastSweep.equals(Instant.MIN)
                || Duration.between(lastSweep, now).abs().compareTo(BETWEEN) >= 0) {
            lastSweep = now;
            sweep.run();
        }
    }
}

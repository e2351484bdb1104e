// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Measures how long each step of one run takes; a step that is entered again adds to its time. Thread-safe.
 *
 * <pre>
 *   start ──enter(RESOLVE)──▶ resolve ──enter(CONNECT)──▶ connect ──▶ … ──stop()──▶ stopped
 * </pre>
 */
final class StepTimes {

    private final LongSupplier nanoTime;
    private final long start;
    private final Map<String, Duration> measured = new LinkedHashMap<>();
    private ProbeStep current = ProbeStep.BODY;
    private Supplier<String> missing = () -> "no answer";
    private long since;
    private boolean stopped;

    StepTimes(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.start = nanoTime.getAsLong();
        this.since = start;
    }

    synchronized void enter(ProbeStep step, Supplier<String> whatIsMissing) {
        if (!stopped) {
            finishCurrent();
            current = step;
            missing = whatIsMissing;
        }
    }

    synchronized ProbeStep current() {
        return current;
    }

    /** What has not come yet in the current step, such as {@code no response headers}. */
    synchronized String missing() {
        return missing.get();
    }

    /** Ends the current step; from here on nothing changes any more. */
    synchronized Map<String, Duration> stop() {
        if (!stopped) {
            finishCurrent();
            measured.put(ProbeStep.TOTAL, Duration.ofNanos(since - start));
            stopped = true;
        }
        return measured;
    }

    private void finishCurrent() {
        var now = nanoTime.getAsLong();
        if (!current.label().isEmpty()) {
            measured.merge(current.label(), Duration.ofNanos(now - since), Duration::plus);
        }
        since = now;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Bounds how often something is written to a log: once, then at most once in a while, with how often it happened since. What
 * somebody else can bring about without end does not fill the log. Thread-safe.
 */
public final class LogThrottle {

    private final long everyNanos;
    private long last;
    private long since;
    private boolean begun;

    /** @param every how long to be silent after each time */
    public LogThrottle(Duration every) {
        this.everyNanos = every.toNanos();
    }

    /** It happened: how often since it was written last, this time included, if it is to be written now. */
    public OptionalLong happened() {
        return happened(System.nanoTime());
    }

    synchronized OptionalLong happened(long now) {
        since++;
        if (begun && now - last < everyNanos) {
            return OptionalLong.empty();
        }
        begun = true;
        last = now;
        var count = since;
        since = 0;
        return OptionalLong.of(count);
    }
}

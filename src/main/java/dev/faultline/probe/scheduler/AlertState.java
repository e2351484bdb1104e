// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Status;
import java.time.Duration;

/**
 * Whether a dependency is probed more often: from the first failing observation until a good one, at most 15 minutes;
 * and for as long as someone asked for it. An observation that could not tell changes nothing.
 *
 * <pre>
 *            failing                    15 min
 *   CALM ───────────────▶ ALERTED ───────────────────▶ WEARY
 *    ▲                       │                           │
 *    └───────────── UP ──────┴─────────── UP ────────────┘
 * </pre>
 */
final class AlertState {

    /** After this much continuous failure the configured interval is enough. */
    static final Duration LONGEST = Duration.ofMinutes(15);

    private boolean failing;
    private long since;
    private long askedUntil;

    AlertState(long nanos) {
        askedUntil = nanos;
    }

    /** Takes notice of what was observed at the given reading of the monotonic clock. */
    void observed(Status status, long nanos) {
        if (status == Status.UP) {
            failing = false;
        } else if (status.isFailing() && !failing) {
            failing = true;
            since = nanos;
        }
    }

    /** Stays on at least until then, whatever is observed. */
    void extendTo(long until) {
        if (until - askedUntil > 0) {
            askedUntil = until;
        }
    }

    boolean isOn(long nanos) {
        return askedUntil - nanos > 0 || failing && nanos - since <= LONGEST.toNanos();
    }
}

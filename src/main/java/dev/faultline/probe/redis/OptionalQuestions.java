// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Whether a server is asked about itself, and how long its answers are waited for. A proxy may close the connection at a
 * question that it does not know, or never answer it: that says nothing about the server, so it may cost no time either.
 * Thread-safe.
 */
final class OptionalQuestions {

    /** For a server that never answered any yet. */
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    /** For one that does answer, as a rule. */
    private static final Duration USUAL_WAIT = Duration.ofSeconds(1);

    /** So many runs ask nothing of a server that did not answer. */
    private static final int RUNS_WITHOUT = 100;

    private final AtomicInteger without = new AtomicInteger();
    private volatile boolean answers;

    /** Whether to ask in this run. */
    boolean areAsked() {
        return without.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    }

    /** @param left of the run */
    Duration wait(Duration left) {
        return TimeOrder.shorter(left.dividedBy(2), answers ? USUAL_WAIT : FIRST_WAIT);
    }

    void answered() {
        answers = true;
    }

    /** The server closed the connection instead of answering, or did not answer in time. */
    void unanswered() {
        if (!answers) {
            without.set(RUNS_WITHOUT);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.time.Instant;

/**
 * The prober's time: both clocks, and one thread on which everything that is due happens, in the order of being due.
 * {@link #at} and the clocks may be used from any thread.
 */
public interface ProbeTimer {

    /** The monotonic clock, in nanoseconds from an arbitrary origin. Cadence and durations are measured with it. */
    long nanoTime();

    /** The wall clock. Only what is stored is told in it. */
    Instant wall();

    /**
     * Runs a task on the timer's thread when the monotonic clock has reached {@code nanos}; at once if that is past. A
     * task that throws is logged and harms no other. After {@link #stop} nothing is taken any more, silently.
     */
    Cancellable at(long nanos, Runnable task);

    /**
     * Runs what is due already and then {@code last}, and nothing after it. Returns when that is done, or after half a
     * second if some task does not return.
     */
    void stop(Runnable last);

    /** A task that may not have run yet. */
    interface Cancellable {

        /** Prevents the task from running if it has not started. */
        void cancel();
    }
}

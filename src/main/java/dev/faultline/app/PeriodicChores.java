// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;

/** Takes what is to be done again and again beside the probes. */
@FunctionalInterface
interface PeriodicChores {

    /**
     * Has the chore done after each such span, for the first time after one. While it runs, it is not begun again.
     *
     * @param name of its own
     * @param every at least a second
     * @param thread in which it runs; once that is shut down, it is not done any more
     */
    void add(String name, Duration every, ScheduledExecutorService thread, Runnable chore);
}

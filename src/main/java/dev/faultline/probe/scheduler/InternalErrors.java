// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Logs errors of our own: with the stack trace the first time one shows at a place, then no more. Thread-safe. */
final class InternalErrors {

    private static final Logger LOG = Logger.getLogger(InternalErrors.class);
    private static final int REMEMBERED = 1_000;

    private final Set<String> reported = ConcurrentHashMap.newKeySet();

    void report(String where, Throwable bug) {
        if (reported.size() < REMEMBERED
                && reported.add(where + ' ' + bug.getClass().getName())) {
            LOG.errorf(bug, "bug in the prober: where=\"%s\"; logged once", where);
        }
    }

    /** Runs the task; what it throws is reported and goes no further. */
    void guard(String where, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error bug) {
            report(where, bug);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.tail.WarningLimit;
import java.time.ZoneId;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** Warns of lines that could not be read, at most once a minute. Not thread-safe. */
final class BadLines {

    private static final Logger LOG = Logger.getLogger(AccessLog.class);

    private final String path;
    private final WarningLimit limit;
    private final WarningLimit bugLimit;

    BadLines(String path, LongSupplier nanoTime) {
        this.path = path;
        this.limit = new WarningLimit(nanoTime);
        this.bugLimit = new WarningLimit(nanoTime);
    }

    void report(AccessLogProgress count) {
        if (limit.mayPass()) {
            LOG.warnf(
                    "access log lines not understood file=%s bad=%d good=%d last=\"%s\"",
                    path, count.bad(), count.answers(), count.lastBad().orElse(""));
        }
    }

    /** Local times, which turned out to be in that zone. */
    void zone(ZoneId zone) {
        LOG.warnf("access log has local times without their zone file=%s taken=%s: set zone", path, zone);
    }

    /** A line on which we failed. */
    void bug(RuntimeException ours) {
        if (bugLimit.mayPass()) {
            LOG.error("internal error reader=access-log", ours);
        }
    }
}

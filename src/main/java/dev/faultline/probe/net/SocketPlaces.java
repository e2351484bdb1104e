// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.faultline.probe.Outcome;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * How many checks may have a socket at a time, so that the process keeps files to open for its store, its page and its logs. A check
 * that finds no place is unknown: that says nothing of the dependency. Thread-safe.
 */
final class SocketPlaces {

    private static final Logger LOG = Logger.getLogger(SocketPlaces.class);

    /** What the program opens besides: its database, logs, listeners and callers, and on a JVM its libraries. */
    private static final long RESERVE = 160;

    private static final long FEWEST = 8;

    private final Semaphore places;
    private final String refusal;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * @param most how many files the process may have open
     * @param open how many it has already
     */
    SocketPlaces(long most, long open) {
        var count = (int) Math.min(Integer.MAX_VALUE, Math.max(FEWEST, most - open - RESERVE));
        this.places = new Semaphore(count);
        this.refusal = "Faultline may open too few files for more than " + count + " checks at a time (ulimit -n "
                + most + "): raise that limit, or check less often";
    }

    /** Those that the limit of this process leaves; where the system does not tell it, no bound. */
    static SocketPlaces ofTheProcess() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? new SocketPlaces(unix.getMaxFileDescriptorCount(), unix.getOpenFileDescriptorCount())
                : new SocketPlaces(Integer.MAX_VALUE, 0);
    }

    /** Takes a place, if there is one. */
    boolean tryTake() {
        return places.tryAcquire();
    }

    void giveBack() {
        places.release();
    }

    /** What a check comes to that found no place. The first time it is logged. */
    Outcome refused() {
        if (told.compareAndSet(false, true)) {
            LOG.warn(refusal);
        }
        return Outcome.unknown(refusal);
    }
}

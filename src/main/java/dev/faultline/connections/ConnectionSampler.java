// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.sockets.OwnSockets;
import dev.faultline.sockets.SocketReader;
import dev.faultline.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Reads the app's connections again and again. The first reading is made 3 s after the start, so that nothing delays the first
 * probes. Thread-safe.
 */
public final class ConnectionSampler {

    private static final Logger LOG = Logger.getLogger(ConnectionSampler.class);
    private static final Duration AT_FIRST = Duration.ofSeconds(3);
    private static final Duration STORE_EVERY = Duration.ofSeconds(5);

    private final SocketReader table;
    private final OwnSockets own;
    private final ThreadTime time;
    private final ConnectionLog log;
    private final InstantSource clock;
    private final ScheduledExecutorService thread;
    private final ConnectionTracker tracker = new ConnectionTracker();
    private final SamplingPace pace = new SamplingPace();
    private volatile ConnectionSettings settings =
            new ConnectionSettings(false, false, ConnectionSettings.DEFAULT.interval());
    private boolean started;
    private long storedNanos;
    private Duration spacing = ConnectionSettings.DEFAULT.interval();

    /**
     * @param proc where {@code /proc} is
     * @param thread ended by {@link #close()}
     */
    public ConnectionSampler(Path proc, ConnectionLog log, InstantSource clock, ScheduledExecutorService thread) {
        this.table = new SocketReader(proc.resolve("net"));
        this.own = new OwnSockets(proc);
        this.time = new ThreadTime(proc);
        this.log = log;
        this.clock = clock;
        this.thread = thread;
    }

    /** Goes on under these settings; starts with the first that are enabled. */
    public synchronized void apply(ConnectionSettings next) {
        settings = next;
        if (next.enabled() && !started) {
            started = true;
            thread.schedule(this::turn, AT_FIRST.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Stores what was read, if it can at once. */
    public void close() throws InterruptedException {
        try {
            thread.execute(this::store);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed already");
        }
        thread.shutdown();
        thread.awaitTermination(500, TimeUnit.MILLISECONDS);
        thread.shutdownNow();
    }

    private void turn() {
        var current = settings;
        var begun = time.nanos();
        try {
            if (current.enabled()) {
                read(System.nanoTime());
            } else {
                tracker.reset();
            }
        } catch (RuntimeException bug) {
            LOG.error("the app's connections were not read", bug);
            tracker.reset();
        }
        var cost = Duration.ofNanos(Math.max(0, time.nanos() - begun));
        spacing = pace.next(current.interval(), cost);
        storeIfDue();
        try {
            thread.schedule(this::turn, spacing.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException closed) {
            LOG.debug("closed");
        }
    }

    private void read(long nanos) {
        var sockets = table.next();
        if (sockets.isEmpty()) {
            tracker.reset();
            return;
        }
        // As the store keeps it: what is stored and goes on is then known to be the same run.
        var at = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        tracker.next(sockets.get(), own::inodes, at, nanos, spacing).ifPresent(log::add);
        log.alone(tracker.isAlone());
    }

    private void storeIfDue() {
        if (System.nanoTime() - storedNanos >= STORE_EVERY.toNanos()) {
            store();
        }
    }

    private void store() {
        storedNanos = System.nanoTime();
        try {
            log.store();
        } catch (StoreUnavailable later) {
            LOG.debugf(later, "connections are not stored yet");
        } catch (RuntimeException bug) {
            LOG.error("connections were not stored", bug);
        }
    }
}

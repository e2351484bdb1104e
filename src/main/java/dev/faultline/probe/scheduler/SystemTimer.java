// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The clocks of this machine, and the thread that is given. */
public final class SystemTimer implements ProbeTimer {

    private static final Logger LOG = Logger.getLogger(SystemTimer.class);
    private static final long PATIENCE_MILLIS = 500;

    private final ScheduledExecutorService thread;
    private volatile boolean stopped;

    /** @param thread has one thread, and is shut down by {@link #stop} */
    public SystemTimer(ScheduledExecutorService thread) {
        this.thread = thread;
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant wall() {
        return Instant.now();
    }

    @Override
    public Cancellable at(long nanos, Runnable task) {
        try {
            var scheduled = thread.schedule(guarded(task), nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        } catch (RejectedExecutionException stopped) {
            return () -> {};
        }
    }

    @Override
    public void stop(Runnable last) {
        try {
            var done = thread.schedule(
                    guarded(() -> {
                        last.run();
                        stopped = true;
                    }),
                    0,
                    TimeUnit.NANOSECONDS);
            done.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stoppedBefore) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            LOG.warn("the prober's thread did not end in time", stuck);
        } finally {
            stopped = true;
            thread.shutdown();
        }
    }

    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                if (!stopped) {
                    task.run();
                }
            } catch (RuntimeException | Error bug) {
                LOG.error("a task of the prober failed", bug);
            }
        };
    }
}

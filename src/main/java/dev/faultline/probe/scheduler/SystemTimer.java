// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.basics.DaemonThreads;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** The clocks of this machine and one thread of its own. */
public final class SystemTimer implements ProbeTimer {

    private static final Logger LOG = Logger.getLogger(SystemTimer.class);
    private static final long PATIENCE_MILLIS = 500;

    private final ScheduledThreadPoolExecutor thread;

    public SystemTimer() {
        thread = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("faultline-prober"));
        thread.setRemoveOnCancelPolicy(true);
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
            var done = thread.schedule(guarded(last), 0, TimeUnit.NANOSECONDS);
            done.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stoppedBefore) {
            return;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            LOG.warn("the prober's thread did not end in time", stuck);
        } finally {
            thread.shutdownNow();
        }
    }

    private static Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error bug) {
                LOG.error("a task of the prober failed", bug);
            }
        };
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Chores by the scheduler of Quarkus, which checks once a second what is due. That happens on an event loop, so a chore is
 * handed over to its own thread. The scheduler goes by the wall clock: where that is set back, it would wait until the time
 * before has come again, so the job is then made anew.
 */
@Singleton
final class ChoreSchedule implements PeriodicChores {

    private static final Logger LOG = Logger.getLogger(ChoreSchedule.class);

    private final Scheduler scheduler;
    private final InstantSource clock;

    ChoreSchedule(Scheduler scheduler, InstantSource clock) {
        this.scheduler = scheduler;
        this.clock = clock;
    }

    @Override
    public void add(String name, Duration every, ScheduledExecutorService thread, Runnable chore) {
        schedule(name, every, thread, chore);
        thread.scheduleWithFixedDelay(
                () -> renewIfSetBack(name, every, thread, chore),
                every.toMillis(),
                every.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void schedule(String name, Duration every, ScheduledExecutorService thread, Runnable chore) {
        scheduler
                .newJob(name)
                .setInterval(every.toString())
                .setDelayed(every.toString())
                .setConcurrentExecution(ConcurrentExecution.SKIP)
                .setAsyncTask(due -> handOver(name, thread, chore))
                .schedule();
    }

    private static Uni<Void> handOver(String name, ScheduledExecutorService thread, Runnable chore) {
        try {
            return Uni.createFrom().completionStage(CompletableFuture.runAsync(() -> doSafely(name, chore), thread));
        } catch (RejectedExecutionException ended) {
            return Uni.createFrom().voidItem();
        }
    }

    private static void doSafely(String name, Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException ours) {
            LOG.errorf(ours, "the chore %s failed", name);
        }
    }

    /** The next time is at most two spans away, unless the clock was set back by more than one. */
    void renewIfSetBack(String name, Duration every, ScheduledExecutorService thread, Runnable chore) {
        var job = scheduler.getScheduledJob(name);
        var latest = clock.instant().plus(every.multipliedBy(2));
        if (job != null && job.getNextFireTime().isAfter(latest)) {
            scheduler.unscheduleJob(name);
            schedule(name, every, thread, chore);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.probe.scheduler.ProbeTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when a test says so; what is due happens on the test's own thread. */
public final class ManualTime implements ProbeTimer {

    /** What the wall clock shows at first. */
    public static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(
            Comparator.comparingLong((Task task) -> task.nanos).thenComparingLong(task -> task.number));
    private long nanos = -7_000_000_123L;
    private Instant wall = START;
    private long count;
    private boolean stopped;

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public Instant wall() {
        return wall;
    }

    @Override
    public Cancellable at(long due, Runnable task) {
        if (stopped) {
            return () -> {};
        }
        var scheduled = new Task(due, count++, task);
        tasks.add(scheduled);
        return () -> tasks.remove(scheduled);
    }

    @Override
    public void stop(Runnable last) {
        advance(Duration.ZERO);
        last.run();
        stopped = true;
        tasks.clear();
    }

    /** Lets time pass; each thing that becomes due happens at its instant, and what is overdue at once. */
    public void advance(Duration by) {
        var target = nanos + by.toNanos();
        while (!tasks.isEmpty() && tasks.element().nanos <= target) {
            var task = tasks.remove();
            pass(Math.max(0, task.nanos - nanos));
            task.action.run();
        }
        pass(target - nanos);
    }

    /** The process is stopped: both clocks go on, nothing happens. What became due is overdue afterwards. */
    public void stopProcess(Duration length) {
        pass(length.toNanos());
    }

    /** The wall clock is set, or the machine was suspended: the monotonic clock does not notice. */
    public void jump(Duration by) {
        wall = wall.plus(by);
    }

    private void pass(long length) {
        nanos += length;
        wall = wall.plusNanos(length);
    }

    private static final class Task {
        private final long nanos;
        private final long number;
        private final Runnable action;

        private Task(long nanos, long number, Runnable action) {
            this.nanos = nanos;
            this.number = number;
            this.action = action;
        }
    }
}

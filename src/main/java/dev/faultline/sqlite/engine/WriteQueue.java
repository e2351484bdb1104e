// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What waits for the writer: observations, gathered for a short while so that they share a commit, and tasks, which do
 * not wait. While the disk fails it is the bounded memory that stands in for it; the oldest go first. Thread-safe.
 */
public final class WriteQueue {

    private final InstantSource clock;
    private final int capacity;
    private final long gatherNanos;

    private final ArrayDeque<ReceivedObservation> observations = new ArrayDeque<>();
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    private final Map<String, Status> statuses = new HashMap<>();
    private long firstNumber;
    private long dueNanos;
    private long lost;
    private boolean urgent;
    private boolean isStandIn;
    private boolean closed;

    /**
     * @param capacity the most observations that wait
     * @param gather how long an observation waits for others
     */
    public WriteQueue(InstantSource clock, int capacity, Duration gather) {
        this.clock = clock;
        this.capacity = capacity;
        this.gatherNanos = gather.toNanos();
    }

    /**
     * What the writer is to do now.
     *
     * @param observations the oldest that wait, maybe none
     * @param upTo the number behind the last of them, for {@link #written}
     * @param tasks to run after they are written
     * @param closed whether nothing else will come
     */
    record Work(List<ReceivedObservation> observations, long upTo, List<Runnable> tasks, boolean closed) {}

    /** Takes an observation; what stands in for the disk goes without its phases, to be small. False after closing. */
    public synchronized boolean add(Observation observation) {
        if (closed) {
            return false;
        }
        var kept = isStandIn ? withoutPhases(observation) : observation;
        urgent |= statuses.put(kept.dependency(), kept.status()) != kept.status();
        if (!isStandIn && (urgent || observations.isEmpty())) {
            dueNanos = System.nanoTime() + (urgent ? 0 : gatherNanos);
            notifyAll();
        }
        observations.add(new ReceivedObservation(kept, clock.instant()));
        if (observations.size() > capacity) {
            observations.poll();
            firstNumber++;
            lost++;
        }
        return true;
    }

    /** Hands a task to the writer, to be run when everything taken before is written; false after closing. */
    synchronized boolean add(Runnable task) {
        if (closed) {
            return false;
        }
        tasks.add(task);
        notifyAll();
        return true;
    }

    /**
     * Waits until there is something to do, and gives it.
     *
     * @param most how many observations to give at once
     */
    synchronized Work next(int most) throws InterruptedException {
        while (tasks.isEmpty() && !closed && waitsFor() > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, waitsFor());
        }
        return taken(most);
    }

    /** Says that what was given is on the disk. */
    synchronized void written(long upTo) {
        while (firstNumber < upTo && !observations.isEmpty()) {
            observations.poll();
            firstNumber++;
        }
        // Until the last of them is written, readers need what this stands in for.
        isStandIn &= !observations.isEmpty();
        dueNanos = System.nanoTime() + (urgent || isStandIn ? 0 : gatherNanos);
    }

    /** Says that the disk cannot be written to: from now on this stands in for it, until something is written. */
    synchronized void standIn(Duration retry) {
        isStandIn = true;
        dueNanos = System.nanoTime() + retry.toNanos();
    }

    /** The observations for which this stands in; none while the disk can be written to. */
    public synchronized List<Observation> standIns() {
        return !isStandIn
                ? List.of()
                : observations.stream().map(ReceivedObservation::observation).toList();
    }

    public synchronized boolean isStandIn() {
        return isStandIn;
    }

    public synchronized long pending() {
        return observations.size();
    }

    public synchronized long lost() {
        return lost;
    }

    /** When the oldest that waits came. */
    public synchronized Optional<Instant> oldest() {
        return Optional.ofNullable(observations.peek()).map(ReceivedObservation::at);
    }

    /** Takes nothing more; what is there is given out once more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private long waitsFor() {
        return observations.isEmpty() && !isStandIn ? Long.MAX_VALUE : dueNanos - System.nanoTime();
    }

    private static Observation withoutPhases(Observation whole) {
        return whole.phases().isEmpty()
                ? whole
                : new Observation(
                        whole.dependency(),
                        whole.startedAt(),
                        whole.duration(),
                        whole.status(),
                        whole.failure(),
                        whole.message(),
                        Map.of(),
                        whole.interval(),
                        whole.timeout(),
                        whole.by());
    }

    private Work taken(int most) {
        var first = new ArrayList<ReceivedObservation>(Math.min(observations.size(), most));
        for (var received : observations) {
            if (first.size() == most) {
                break;
            }
            first.add(received);
        }
        urgent = first.size() < observations.size();
        // Tasks wait until everything before them is written, or was tried to.
        var isAll = !urgent || isStandIn;
        var given = isAll ? List.copyOf(tasks) : List.<Runnable>of();
        if (isAll) {
            tasks.clear();
        }
        return new Work(first, firstNumber + first.size(), given, closed && isAll);
    }
}

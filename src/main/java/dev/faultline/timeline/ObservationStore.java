// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.store.BatchResult;
import dev.faultline.store.RetentionPeriods;
import dev.faultline.store.StoreState;
import dev.faultline.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what was seen and gives it back. Thread-safe.
 *
 * <p>Idempotent on (dependency, start in milliseconds): the first of two wins. Observations may come in any order; the
 * runs are always those of all that is stored, sorted by start. What a read returns is on the disk, or, while the disk
 * cannot be written to, in the bounded memory that stands in for it, which {@link #state()} then says.
 */
public interface ObservationStore extends AutoCloseable {

    /** Notes a dependency, or its changed settings, so that its history can be read after it left the config. */
    void remember(Dependency dependency);

    /** Every dependency that was ever remembered or observed and still has history, by name. */
    List<Dependency> dependencies();

    /**
     * Takes one observation and returns at once; it is on the disk, and visible, within 250 ms. One whose status differs
     * from the one before is written without waiting for others.
     */
    void record(Observation observation);

    /** Returns when everything recorded so far by this thread is on the disk, or kept in memory for want of room. */
    void flush();

    /**
     * Stores a batch as a whole or, when this throws, not at all; it is on the disk when this returns.
     *
     * @throws StoreUnavailable if the disk cannot be written to
     */
    BatchResult insert(List<Observation> batch);

    /**
     * The runs of a dependency that touch [{@code from}, {@code to}], with the nearest on either side of it, by start.
     * Empty for an unknown dependency.
     */
    List<Run> runs(String dependency, Instant from, Instant to);

    /**
     * {@code from}, or the later time from which about {@code most} runs of a dependency reach up to {@code to}, if there are
     * more: so a history that is too dense for memory is known before it is read.
     */
    Instant denseFrom(String dependency, Instant from, Instant to, int most);

    /**
     * A number that grows whenever the runs of a dependency change, so that what was made from them can be kept. Ask for
     * it before the runs: then these are at least as new as it says.
     */
    long version(String dependency);

    /**
     * A number that grows whenever the runs of a dependency change otherwise than by observations later than all before
     * them: while it stays the same, all runs but the last one do. Ask for it before the runs.
     */
    long rewrites(String dependency);

    /**
     * How many observations of each dependency started in [{@code from}, {@code to}), by name; a dependency without any may
     * be absent. Estimated from runs where raw ones have expired.
     */
    default Map<String, Long> counts(Instant from, Instant to) {
        return counts(from, to, LatencyVisitor.NONE);
    }

    /**
     * The same, and shows by the way how long those of them took that were UP or DEGRADED: the ones that have to be read to
     * be counted, so not those of packed hours that lie in the span as a whole.
     */
    Map<String, Long> counts(Instant from, Instant to, LatencyVisitor times);

    /**
     * Shows how long the observations of every dependency that were UP or DEGRADED and started in [{@code from},
     * {@code to}) took, none kept in memory meanwhile. A sum may hold some that started beside that span.
     */
    void answerTimes(Instant from, Instant to, LatencyGrain grain, LatencyVisitor times);

    /**
     * Observations that started in [{@code from}, {@code to}), by start.
     *
     * @param after the start of the last one of the page before; absent for the first page
     * @param limit at most so many, at least 1
     */
    List<Observation> observations(String dependency, Instant from, Instant to, Optional<Instant> after, int limit);

    /** The latest observation of a dependency by start, if any is still kept. */
    Optional<Observation> last(String dependency);

    /** When the {@link #last} observation of each dependency started, by name; one without any is absent. */
    Map<String, Instant> lastStarts();

    /** Drops what has outlived its retention and packs what is no longer recent. */
    void tidy(RetentionPeriods retention, Instant now);

    StoreState state();

    /** Writes what is pending and closes the files. */
    @Override
    void close();
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import java.util.concurrent.CompletionStage;

/**
 * A check against one dependency, run again and again by the prober.
 *
 * <p>Everything that can happen on the other side is an {@link Outcome}. A stage that completes exceptionally, or a
 * {@code run} that throws, is a bug of ours and is stored as {@code UNKNOWN}/{@code prober}.
 *
 * <p>Threading: {@code run} is called by the prober's own thread, never twice at the same time for one probe, and
 * returns at once: whatever can block goes to a pool. The stage may complete on any thread. Soon after the deadline all
 * that the run had opened is closed again, also if the other side never answers; the prober does not wait for that.
 *
 * <p>Each run starts afresh: the name is resolved again and a new connection is opened.
 */
public interface Probe extends AutoCloseable {

    /** Looks once. */
    CompletionStage<Outcome> run(Deadline deadline);

    /** Frees what is kept between runs. Called once, after the last run was given up or has ended. */
    @Override
    default void close() {}
}

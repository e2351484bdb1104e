// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.checkpoint.Checkpoint;

/**
 * Makes something of the lines of a log. A {@link LogPoller} calls it on one thread at a time, over and over:
 *
 * <pre>
 *   poll ──▶ read ──▶ store ──▶ commit
 *    ▲                  │ throws   │
 *    └──────────────────┴──────────┘
 *     the same lines again   the next ones
 * </pre>
 *
 * <p>Each line of the log is among the complete ones of exactly one {@link #store} that returned, also over restarts, as far
 * as the log itself keeps it.
 */
public interface LogReader {

    /**
     * Reads the lines that are not committed; whatever an earlier call made of them counts for nothing unless it was stored.
     *
     * @return how many of them are complete, from the first on: what they say cannot be continued by a later line, such as
     *     a stack trace can. The others come again, with those that follow. All are complete in a settled batch.
     */
    int read(LogBatch batch);

    /**
     * Stores what the complete lines of the batch read last said, and with it the checkpoint, which stands right after them.
     * Also called without new lines, when only the place has changed.
     *
     * @throws RuntimeException if it cannot be stored now: the lines come again
     */
    void store(Checkpoint checkpoint);
}

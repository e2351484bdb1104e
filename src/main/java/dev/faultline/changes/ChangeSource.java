// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * One place where changes of one sort show: a folder, the pod's labels, a database's schema history.
 *
 * <p>It is looked at again and again, never twice at the same time, and keeps nothing of its own that has to survive a
 * restart: what it saw last is given back to it with the next look. The very first look only tells how things are; it
 * may tell a change only of what it can date by itself.
 */
public interface ChangeSource extends AutoCloseable {

    /** The name under which its facts are kept; the same over restarts for the same place. */
    String name();

    /** How long to wait between two looks. */
    Duration interval();

    /**
     * Looks once. Returns at once if it asks somebody else over the network; may read local files first. The stage fails
     * if it could not look: then nothing is taken to have changed, and the next look gets the same facts again.
     */
    CompletionStage<PollResult> look(PollContext look);

    @Override
    default void close() {}
}

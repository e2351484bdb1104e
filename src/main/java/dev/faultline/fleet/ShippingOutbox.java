// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.store.StoreUnavailable;
import java.util.Optional;
import java.util.UUID;

/**
 * The local store as the fleet's outbox: it is asked what the database does not have yet, and keeps only how far it was
 * shipped. For one thread. Every method may throw {@link StoreUnavailable}.
 */
public interface ShippingOutbox {

    /** How far it was shipped; makes the store's id if it has none. */
    OutboxPlace place();

    /** Has everything shipped to the given database, as if nothing ever was, after the batch that it has. */
    void shipAll(UUID database, long batch);

    /** The same as another writer: this file was set back to an older state. */
    void becomeAnother(UUID database);

    /** Takes the batch for acknowledged, and has what is near its end shipped again. */
    void resume(long batch);

    /** Has the rows tried again that were refused. */
    void retryRefused();

    /**
     * The next batch; absent while the disk cannot be written to, as nobody knows then what is in.
     *
     * @param mostRows about how many rows at most, at least 1
     * @param whole whether also open runs are to be brought up to date, and every dependency
     */
    Optional<PreparedBatch> prepare(int mostRows, boolean whole);

    /**
     * Has packed observations shipped as well from now on, all that are there at first; or no more.
     *
     * @param wanted whether they are
     */
    void shipBlocks(boolean wanted);

    /** Whether there are some to ship now. */
    boolean hasBlocks();

    /**
     * The next batch of packed observations and nothing else, the latest hours first; absent while the disk cannot be written
     * to.
     *
     * @param mostBytes about how many bytes at most; one hour is shipped however long it is
     */
    Optional<PreparedBatch> prepareBlocks(int mostBytes);

    /** How many days, hours, incidents and changes wait. */
    long backlog();

    /** What was refused. */
    ParkedRows refused();
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.checkpoint;

import dev.faultline.store.StoreUnavailable;
import java.util.Optional;

/** What readers want to know again after a restart: how far they have got, what things looked like. Thread-safe. */
public interface CheckpointStore {

    /** What was put under that name last, here or with an {@link dev.faultline.errors.ErrorBatch}. */
    Optional<String> place(String reader);

    /**
     * Stores it before it returns.
     *
     * @throws StoreUnavailable if the disk cannot be written to
     */
    void put(String reader, String place);
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** Keeps changes and gives them back. Thread-safe. Idempotent on (at, kind, subject, version). */
public interface ChangeStore {

    /**
     * Stores it before it returns; false if it was there already.
     *
     * @throws StoreUnavailable if the disk cannot be written to
     */
    boolean add(Change change);

    /** Changes in [{@code from}, {@code to}], the latest first. */
    List<Change> changes(Instant from, Instant to);
}

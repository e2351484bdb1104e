// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.probe.net.HostAddress;
import dev.faultline.store.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** Keeps the app's connections, and gives them back. Thread-safe. */
public interface ConnectionStore {

    /**
     * Stores it as a whole.
     *
     * @throws StoreUnavailable if the disk cannot be written to; then nothing of it is stored
     */
    void add(ConnectionBatch batch);

    /** Runs that touch [{@code from}, {@code to}], by their beginning. */
    List<ConnectionRun> runs(Instant from, Instant to);

    /** Spans that touch [{@code from}, {@code to}], by their beginning. */
    List<ReadSpan> spans(Instant from, Instant to);

    /** Every address that a host had, as far as it is kept. */
    List<HostAddress> addresses();
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.store.StoreUnavailable;
import java.util.List;

/** A batch that was read from the local store, and can be noted there as shipped. */
public interface PreparedBatch {

    /** The number of the batch that must be the last one before it. */
    long after();

    BatchContent content();

    /**
     * Notes it as shipped, but for the rows that were refused. What changed since it was prepared stays to be shipped.
     *
     * @throws StoreUnavailable if the disk cannot be written to: then it is shipped again, which changes nothing
     */
    void acknowledge(List<RefusedRow> refused);
}

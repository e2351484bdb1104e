// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.store;

import java.time.Duration;
import java.util.List;

/**
 * How the store is.
 *
 * @param durable whether what is recorded now reaches the disk
 * @param pending observations in memory that are not on the disk yet
 * @param lost observations dropped since the start because the memory that stands in for the disk was full
 * @param lag age of the oldest pending observation; zero if there is none
 * @param recentRows raw observations kept as rows
 * @param packedObservations raw observations kept in packed blocks
 * @param packedBytes the size of those blocks in bytes
 * @param warnings what a person has to know, one sentence each: a full disk, a file set aside
 * @param readable whether what was stored before can be read now
 */
public record StoreState(
        boolean durable,
        long pending,
        long lost,
        Duration lag,
        long recentRows,
        long packedObservations,
        long packedBytes,
        List<String> warnings,
        boolean readable) {

    public StoreState {
        warnings = List.copyOf(warnings);
    }
}

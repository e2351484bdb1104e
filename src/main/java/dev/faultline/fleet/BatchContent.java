// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import dev.faultline.changes.Change;
import dev.faultline.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one batch brings.
 *
 * @param through all that was observed up to here is in the database with it; absent: more batches are needed for that
 * @param runs the latest ones
 * @param spans older ones that changed
 * @param dependencies those with news
 * @param blocks packed observations, in a batch that brings nothing else
 * @param more whether there is more to ship right now
 */
public record BatchContent(
        Optional<Instant> through,
        List<ShippedRun> runs,
        List<ReplacedSpan> spans,
        List<DependencyStanding> dependencies,
        List<Incident> incidents,
        List<Change> changes,
        List<ShippedBlock> blocks,
        boolean more) {

    public BatchContent {
        runs = List.copyOf(runs);
        spans = List.copyOf(spans);
        dependencies = List.copyOf(dependencies);
        incidents = List.copyOf(incidents);
        changes = List.copyOf(changes);
        blocks = List.copyOf(blocks);
    }

    /** Packed observations alone. */
    public static BatchContent ofBlocks(List<ShippedBlock> blocks, boolean more) {
        return new BatchContent(Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), blocks, more);
    }

    /** How many rows of runs, incidents, changes and blocks. */
    public int rows() {
        return runs.size()
                + spans.stream().mapToInt(span -> span.runs().size()).sum()
                + incidents.size()
                + changes.size()
                + blocks.size();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.sqlite.engine.WriteQueue;
import dev.faultline.sqlite.observations.EarlyObservations;
import dev.faultline.sqlite.observations.StoreStats;
import dev.faultline.store.StoreState;
import java.time.Duration;
import java.time.InstantSource;

/** How the store gets on: what waits, what was lost, what is wrong. Thread-safe. */
record StoreHealth(
        Transactions transactions, WriteQueue queue, StoreStats stats, EarlyObservations early, InstantSource clock) {

    StoreState now() {
        var warnings = transactions.warnings();
        early.report().ifPresent(warnings::add);
        if (queue.lost() > 0) {
            warnings.add(queue.lost()
                    + " observations were lost since the start: memory was full while the disk was unavailable.");
        }
        var lag = queue.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
        return new StoreState(
                !queue.isStandIn() && !transactions.hangs(),
                queue.pending(),
                queue.lost(),
                lag.isNegative() ? Duration.ZERO : lag,
                stats.rows(),
                stats.packed(),
                stats.packedBytes(),
                warnings,
                !transactions.isUnreadable());
    }
}

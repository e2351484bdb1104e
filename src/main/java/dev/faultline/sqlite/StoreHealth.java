package dev.faultline.sqlite;

import dev.faultline.store.StoreState;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/** How the store gets on: what waits, what was lost, what is wrong. Thread-safe. */
record StoreHealth(DatabaseFile disk, DiskHealth trouble, WriteQueue inbox, StoreStats tally, InstantSource clock) {

    StoreState now() {
        var warnings = new ArrayList<>(disk.setAside());
        trouble.warning().ifPresent(warnings::add);
        if (inbox.lost() > 0) {
            warnings.add(inbox.lost() + " observations were lost since the start: more than the memory that stands in"
                    + " for the disk can hold.");
        }
        var lag = inbox.oldest()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
        return new StoreState(
                !inbox.isStandIn(),
                inbox.pending(),
                inbox.lost(),
                lag.isNegative() ? Duration.ZERO : lag,
                tally.rows(),
                tally.packed(),
                tally.packedBytes(),
                warnings);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.fleet.ShippedRun;
import java.time.Instant;

/** The latest run of a dependency as it was shipped. */
record TailPlace(long dependency, long firstMillis, long lastEndMillis, long count, boolean open, long shippedMillis) {

    static TailPlace of(long dependency, ShippedRun shipped, Instant now) {
        var run = shipped.run();
        return new TailPlace(
                dependency,
                run.firstStart().toEpochMilli(),
                run.lastEnd().toEpochMilli(),
                run.count(),
                shipped.open(),
                now.toEpochMilli());
    }

    boolean isSame(ShippedRun shipped) {
        return lastEndMillis == shipped.run().lastEnd().toEpochMilli()
                && count == shipped.run().count();
    }
}

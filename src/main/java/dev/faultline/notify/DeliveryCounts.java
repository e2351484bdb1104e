// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.notify;

import java.util.concurrent.atomic.LongAdder;

/** What became of what was to be sent, over all receivers since the start. Thread-safe. */
public final class DeliveryCounts {

    private final LongAdder delivered = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    void delivered() {
        delivered.increment();
    }

    void failed() {
        failed.increment();
    }

    void dropped() {
        dropped.increment();
    }

    /** Events that a receiver took. */
    public long deliveredCount() {
        return delivered.sum();
    }

    /** Attempts that failed. */
    public long failedCount() {
        return failed.sum();
    }

    /** Events that a receiver never took. */
    public long droppedCount() {
        return dropped.sum();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.intake;

import java.util.concurrent.Semaphore;

/** How many bodies of one kind of call are in memory at a time: several small ones, and one large one. */
final class BodyQuota {

    /** In bytes; what is more is a large body. */
    static final int SMALL = 128 << 10;

    private static final int MOST_SMALL = 32;

    private final int largest;
    private final Semaphore bodies = new Semaphore(MOST_SMALL);
    private final Semaphore large = new Semaphore(1);

    /** @param largest body that is taken, in bytes */
    BodyQuota(int largest) {
        this.largest = largest;
    }

    int largest() {
        return largest;
    }

    /** Room for one body that is small so far; absent if there is none. The caller has to give it back. */
    boolean tryTake() {
        return bodies.tryAcquire();
    }

    /** Room for a body to become large; absent while another one is. The caller has to give it back. */
    boolean tryGrow() {
        return large.tryAcquire();
    }

    void giveBack(boolean isLarge) {
        bodies.release();
        if (isLarge) {
            large.release();
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Room for one call at a time. Thread-safe. */
final class SinglePlace {

    private final Semaphore free = new Semaphore(1);

    /** The place, from when it is taken until it is given back. */
    final class Taken implements AutoCloseable {

        private final AtomicBoolean held = new AtomicBoolean(true);

        private Taken() {}

        /** Gives it back; again does nothing. */
        @Override
        public void close() {
            if (held.getAndSet(false)) {
                free.release();
            }
        }
    }

    /** Takes the place, unless somebody has it. */
    Optional<Taken> take() {
        return free.tryAcquire() ? Optional.of(new Taken()) : Optional.empty();
    }
}

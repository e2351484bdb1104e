// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

/** Takes what the sources have read. Thread-safe. */
@FunctionalInterface
public interface ErrorSink {

    /**
     * Keeps it; it is on the disk, its checkpoint with it, when this returns. What throws was not kept, and the source offers
     * it again later.
     *
     * @throws RuntimeException if it cannot be kept now
     */
    void take(ErrorBatch batch);
}

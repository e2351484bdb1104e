// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * How long the current thread ran on a processor ({@code schedstat}, see the kernel's sched-stats.rst): time in which it waited for
 * one does not count. Where the kernel does not say, it is the time that passed.
 *
 * @param proc where {@code /proc} is
 */
record ThreadTime(Path proc) {

    /** The kernel adds up at each turn of a thread: so that it has one. */
    private static final long TURN_NANOS = 100_000;

    /** In nanoseconds from anywhere: only differences mean something. */
    long nanos() {
        LockSupport.parkNanos(TURN_NANOS);
        try {
            var counted = Files.readString(proc.resolve("thread-self/schedstat"), StandardCharsets.ISO_8859_1)
                    .split(" ", 2);
            var ran = Long.parseLong(counted[0]);
            return ran > 0 ? ran : System.nanoTime();
        } catch (IOException | NumberFormatException unknown) {
            return System.nanoTime();
        }
    }
}

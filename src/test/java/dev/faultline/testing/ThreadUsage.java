// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;

/** For how long a thread of another process ran on a processor. */
public final class ThreadUsage {

    /** The kernel keeps so much of a name: a JVM gives it the first of it, a native binary the last. */
    private static final int LONGEST_NAME = 15;

    private ThreadUsage() {}

    /** Since its start; zero if there is no thread of that name. */
    public static Duration of(long pid, String name) throws IOException {
        var length = Math.min(name.length(), LONGEST_NAME);
        var kept = Set.of(name.substring(0, length), name.substring(name.length() - length));
        try (var threads = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
            for (var thread : threads) {
                if (kept.contains(Files.readString(thread.resolve("comm")).strip())) {
                    var ran = Files.readString(thread.resolve("schedstat")).split(" ", 2)[0];
                    return Duration.ofNanos(Long.parseLong(ran));
                }
            }
        }
        return Duration.ZERO;
    }
}

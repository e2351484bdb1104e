// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What a process has used so far, as Linux tells it.
 *
 * @param cpu user and system time of all its threads, in steps of 10 ms
 * @param residentKib resident memory
 * @param anonymousKib the part of it that is no page of a file
 * @param writtenBytes what it caused to be written to disks
 */
record ProcessUsage(Duration cpu, long residentKib, long anonymousKib, long writtenBytes) {

    /** The kernel's {@code USER_HZ}, which is 100 on every Linux that runs Java. */
    private static final long TICKS_PER_SECOND = 100;

    /** Of the fields after the command's name in {@code /proc/PID/stat}. */
    private static final int UTIME = 11;

    private static final int STIME = 12;

    static ProcessUsage of(long pid) {
        try {
            var folder = Path.of("/proc", Long.toString(pid));
            var stat = Files.readString(folder.resolve("stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
            var status = Files.readString(folder.resolve("status"));
            return new ProcessUsage(
                    Duration.ofMillis(ticks * 1_000 / TICKS_PER_SECOND),
                    number(status, "VmRSS:"),
                    number(status, "RssAnon:"),
                    number(Files.readString(folder.resolve("io")), "write_bytes:"));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static long number(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}

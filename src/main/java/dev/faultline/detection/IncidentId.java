// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/** Ids of incidents, such as {@code 20261122T140211123Z-x7k2}: they sort by when the window opened. */
final class IncidentId {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int RADIX = 36;
    private static final int SMALLEST = RADIX * RADIX * RADIX;

    private IncidentId() {}

    /** A fresh one; unique also among instances, but for a chance of one in 1.6 million. */
    static String of(Instant from, Predicate<String> isTaken) {
        String id;
        do {
            var suffix = ThreadLocalRandom.current().nextInt(SMALLEST, SMALLEST * RADIX);
            id = TIME.format(from) + "-" + Integer.toString(suffix, RADIX);
        } while (isTaken.test(id));
        return id;
    }
}

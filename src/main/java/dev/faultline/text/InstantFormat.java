// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** How an instant is written wherever a program reads it: RFC 3339 in UTC with milliseconds. */
public final class InstantFormat {

    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private InstantFormat() {}

    /** As in {@code 2026-11-22T14:02:11.000Z}; what is finer than a millisecond is cut off. */
    public static String of(Instant instant) {
        return FORM.format(instant);
    }
}

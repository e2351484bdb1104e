// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.util.Locale;

/** Amounts of bytes as a person writes them: {@code 512 B}, {@code 1.5 GiB}. */
public final class ByteWords {

    private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private ByteWords() {}

    /** The amount in the largest unit that it reaches, with one decimal; units of 1024, not of a thousand. */
    public static String of(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var power = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %s", bytes / (double) (1L << (10 * power)), BINARY_UNITS[power]);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.Duration;

/** Durations as a person writes them: {@code 850 ms}, {@code 1.4 s}, {@code 90 s}, {@code 12 min}, {@code 3 h 20 min}. */
public final class DurationWords {

    private DurationWords() {}

    /**
     * Milliseconds below a second, tenths of a second below a minute, whole seconds below two minutes; above that the two
     * largest units. The sign is left out.
     */
    public static String of(Duration duration) {
        var millis = Math.abs(duration.toMillis());
        if (millis < 1000) {
            return millis + " ms";
        }
        if (millis < 59_950) {
            var tenths = Math.round(millis / 100.0);
            return tenths % 10 == 0 ? tenths / 10 + " s" : tenths / 10 + "." + tenths % 10 + " s";
        }
        var seconds = Math.round(millis / 1000.0);
        if (seconds < 120) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        var minutes = Math.round(seconds / 60.0);
        if (minutes < 24 * 60) {
            return two(minutes / 60, "h", minutes % 60, "min");
        }
        var hours = Math.round(minutes / 60.0);
        return two(hours / 24, "d", hours % 24, "h");
    }

    /** A duration that is known within bounds: {@code 5 s to 6 s}, or one duration if both read alike. */
    public static String range(Duration least, Duration most) {
        var from = of(least);
        var to = of(most);
        return from.equals(to) ? from : from + " to " + to;
    }

    private static String two(long large, String unit, long small, String smaller) {
        return small == 0 ? large + " " + unit : large + " " + unit + " " + small + " " + smaller;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Instants as a person reads them, in UTC. */
public final class TimeWords {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    /** Beside a shorter span, parts of seconds matter. */
    private static final Duration FINE = Duration.ofSeconds(10);

    private static final long HALF_SECOND = 500;

    private TimeWords() {}

    /** A time of day with what it has of tenths or milliseconds; with its date, unless that is the day of {@code beside}. */
    public static String time(Instant instant, Instant beside) {
        var time = instant.atOffset(ZoneOffset.UTC);
        var millis = time.getNano() / 1_000_000;
        var fraction = millis == 0
                ? ""
                : "." + String.format(Locale.ROOT, "%03d", millis).replaceAll("0+$", "");
        var day = date(instant).equals(date(beside)) ? "" : date(instant) + " ";
        return day + TIME.format(time) + fraction;
    }

    /** As {@link #time}, rounded to the second beside a span of at least ten seconds. */
    public static String roughly(Instant instant, Instant beside, Duration span) {
        return time(
                span.compareTo(FINE) < 0
                        ? instant
                        : instant.plusMillis(HALF_SECOND).truncatedTo(ChronoUnit.SECONDS),
                beside);
    }

    /** The day, as in {@code 2026-11-22}. */
    public static String date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC).toString();
    }
}

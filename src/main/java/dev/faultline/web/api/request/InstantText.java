// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Instants as callers write them. */
public final class InstantText {

    /** What is accepted, for a person. */
    public static final String ALLOWED =
            "RFC 3339 (2026-11-22T14:02:11Z), epoch seconds or milliseconds, 'now', or relative to now like '-15m'";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern BLANK_BEFORE_OFFSET = Pattern.compile(" (?=\\d{2}:\\d{2}$)");

    /** Epoch seconds reach this in the year 5138; anything above is milliseconds. */
    private static final BigDecimal FIRST_MILLISECONDS = new BigDecimal("100000000000");

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private InstantText() {}

    /** The instant in whole milliseconds, at or after the epoch; absent if the text is none. */
    public static Optional<Instant> parse(String text, Instant now) {
        try {
            return read(text.strip(), now)
                    .filter(instant -> !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST))
                    .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> read(String text, Instant now) {
        if (text.equalsIgnoreCase("now")) {
            return Optional.of(now);
        }
        if (text.startsWith("-")) {
            return DurationText.parse(text.substring(1)).map(now::minus);
        }
        if (NUMBER.matcher(text).matches()) {
            return Optional.of(ofEpoch(new BigDecimal(text)));
        }
        // A '+' that was not percent-encoded arrives as a blank.
        var rfc3339 = BLANK_BEFORE_OFFSET.matcher(text).replaceFirst("+").toUpperCase(Locale.ROOT);
        return Optional.of(OffsetDateTime.parse(rfc3339).toInstant());
    }

    private static Instant ofEpoch(BigDecimal number) {
        var isMillis = number.compareTo(FIRST_MILLISECONDS) >= 0;
        var millis = isMillis ? number : number.movePointRight(3);
        return Instant.ofEpochMilli(millis.longValue());
    }
}

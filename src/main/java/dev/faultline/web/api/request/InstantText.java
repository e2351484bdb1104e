// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.text.TypedTime;
import dev.faultline.text.UtcTimestamp;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Instants as callers write them. Of a time that the clocks showed twice an instant is the first and an end the last that is
 * not in the future, so that a window leaves out nothing of what was meant; one that they passed over is none.
 *
 * @param now the present, to which relative ones refer
 * @param zone that of a time that names none
 */
record InstantText(Instant now, ZoneId zone) {

    /** What is accepted, for a person. */
    static final String ALLOWED = "a time like 14:02, 2026-11-28 14:02:11, 28/Nov/2026:14:02:11 +0000 or"
            + " 2026-11-28T14:02:11Z, epoch seconds or milliseconds, 'now', or relative to now like '-15m'";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,15}(\\.\\d{1,9})?");
    private static final Pattern RELATIVE = Pattern.compile("[-\u2212\u2013].*|(?i)now");

    /** Epoch seconds reach this in the year 5138; anything above is milliseconds. */
    private static final BigDecimal FIRST_MILLISECONDS = new BigDecimal("100000000000");

    private static final Instant EARLIEST = Instant.EPOCH;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** A time of day exists on some of so many days on end, wherever clocks are set forward or a day is left out. */
    private static final int DAYS = 4;

    /** The instant in whole milliseconds, at or after the epoch; absent if the text is none. */
    Optional<Instant> read(String text) {
        return UtcTimestamp.read(text)
                .filter(InstantText::isInBounds)
                .or(() -> checked(
                        text,
                        typed -> typed.date().isPresent() ? instants(typed).min(Instant::compareTo) : latest(typed)));
    }

    /**
     * As {@link #read}, of the end of a span. Without its day it is the first such time after the start, or, where the start
     * moves on with the time, the latest that is not in the future if that is after the start.
     *
     * @param from the start as it was written; absent if there is none, or it cannot be read
     */
    Optional<Instant> end(String text, Optional<String> from) {
        var start = from.flatMap(this::read);
        return checked(
                text,
                typed -> typed.date().isPresent()
                        ? instants(typed)
                                .filter(this::hasPassed)
                                .max(Instant::compareTo)
                                .or(() -> instants(typed).min(Instant::compareTo))
                        : latest(typed)
                                .filter(end -> start.filter(end::isAfter).isPresent())
                                .filter(end ->
                                        from.filter(InstantText::isRelative).isPresent())
                                .or(() -> start.flatMap(after -> first(typed, after)))
                                .or(() -> latest(typed)));
    }

    /** Whether it moves on with the time. */
    static boolean isRelative(String text) {
        return RELATIVE.matcher(text).matches();
    }

    /** Whether it is a time that the clocks passed over. */
    boolean isPassedOver(String text) {
        return TypedTime.read(text)
                .filter(typed ->
                        typed.date().isPresent() && instants(typed).findAny().isEmpty())
                .isPresent();
    }

    private static boolean isInBounds(Instant instant) {
        return !instant.isBefore(EARLIEST) && !instant.isAfter(LATEST);
    }

    private interface TimeChoice {

        Optional<Instant> of(TypedTime typed);
    }

    private Optional<Instant> checked(String text, TimeChoice choice) {
        try {
            return instant(text.strip(), choice)
                    .filter(InstantText::isInBounds)
                    .map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private Optional<Instant> instant(String text, TimeChoice choice) {
        if (text.equalsIgnoreCase("now")) {
            return Optional.of(now);
        }
        if (isRelative(text)) {
            return DurationText.parse(text.substring(1)).map(now::minus);
        }
        return NUMBER.matcher(text).matches()
                ? Optional.of(ofEpoch(new BigDecimal(text)))
                : TypedTime.read(text).flatMap(choice::of);
    }

    private static Instant ofEpoch(BigDecimal number) {
        var isMillis = number.compareTo(FIRST_MILLISECONDS) >= 0;
        var millis = isMillis ? number : number.movePointRight(3);
        return Instant.ofEpochMilli(millis.longValue());
    }

    private Stream<Instant> instants(TypedTime typed) {
        return typed.date().stream().flatMap(day -> typed.on(day, zone).stream());
    }

    private boolean hasPassed(Instant instant) {
        return !instant.isAfter(now);
    }

    private Optional<Instant> latest(TypedTime typed) {
        return around(typed, now, -DAYS, 0).filter(this::hasPassed).max(Instant::compareTo);
    }

    private Optional<Instant> first(TypedTime typed, Instant start) {
        Predicate<Instant> isAfter = start::isBefore;
        return around(typed, start, 0, DAYS).filter(isAfter).min(Instant::compareTo);
    }

    private Stream<Instant> around(TypedTime typed, Instant middle, int from, int to) {
        var today = LocalDate.ofInstant(middle, typed.zone().orElse(zone));
        return IntStream.rangeClosed(from, to)
                .mapToObj(today::plusDays)
                .map(day -> typed.on(day, zone))
                .flatMap(List::stream);
    }
}

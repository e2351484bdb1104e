// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as they are written for a program to read: {@code 250ms}, {@code 90s}, {@code 1h30m}, {@code 7d}, {@code PT90S}. */
public final class DurationSyntax {

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,18}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private DurationSyntax() {}

    /** The sum of the amounts, or what the ISO-8601 text says; absent if it is neither, or beyond all bounds. */
    public static Optional<Duration> parse(String text) {
        try {
            return Optional.of(WHOLE.matcher(text).matches() ? sum(text) : Duration.parse(text));
        } catch (DateTimeException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }

    /** The shortest way to write a duration of whole milliseconds with one unit. */
    public static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        for (var unit : new String[] {"d", "h", "m", "s"}) {
            var length = unit(unit).toMillis();
            if (duration.toMillis() % length == 0) {
                return duration.toMillis() / length + unit;
            }
        }
        return duration.toMillis() + "ms";
    }

    private static Duration sum(String text) {
        return PART.matcher(text)
                .results()
                .map(part -> unit(part.group(2)).multipliedBy(Long.parseLong(part.group(1))))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}

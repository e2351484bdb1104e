// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.text.DurationSyntax;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** How numbers, durations and amounts of bytes are written. */
final class AmountSyntax {

    /** What {@link #positiveDuration} allows, for a person. */
    static final String DURATIONS = "a positive duration such as 250ms, 5s, 2m or 1h";

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);
    /** How an amount of bytes is written. */
    static final Pattern BYTES = Pattern.compile("(0|[1-9]\\d{0,17})(B|kB|KB|MB|GB|TB|Ki|KiB|Mi|MiB|Gi|GiB|Ti|TiB)?");

    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d*)");

    private AmountSyntax() {}

    /** A whole number in [{@code min}, {@code max}]. One with a zero before it is eight or ten to different readers of YAML. */
    static Optional<Long> number(String text, long min, long max) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text)).filter(number -> min <= number && number <= max);
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }

    /** A duration of a millisecond to a hundred years. */
    static Optional<Duration> positiveDuration(String text) {
        return duration(text, SHORTEST, LONGEST);
    }

    /** A duration of whole milliseconds in [{@code min}, {@code max}]. */
    static Optional<Duration> duration(String text, Duration min, Duration max) {
        return DurationSyntax.parse(text)
                .filter(each -> each.toNanosPart() % 1_000_000 == 0)
                .filter(each -> each.compareTo(min) >= 0 && each.compareTo(max) <= 0);
    }

    /** What {@link #duration} allows, for a person. */
    static String durations(Duration min, Duration max) {
        var any = min.isZero() ? DURATIONS.replace("positive ", "") : DURATIONS;
        return any + ", from " + DurationSyntax.text(min) + " to " + DurationSyntax.text(max);
    }

    /** Bytes, decimal ({@code 500MB}) or binary ({@code 10MiB}). */
    static Optional<Long> bytes(String text) {
        var matcher = BYTES.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var unit = Optional.ofNullable(matcher.group(2)).orElse("B");
        var base = BigInteger.valueOf(unit.contains("i") ? 1024 : 1000);
        var power = Math.max(0, "BKMGT".indexOf(Character.toUpperCase(unit.charAt(0))));
        var amount = new BigInteger(matcher.group(1)).multiply(base.pow(power));
        return amount.bitLength() < Long.SIZE ? Optional.of(amount.longValue()) : Optional.empty();
    }
}

package dev.faultline.config;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How durations and amounts of bytes are written. */
final class AmountSyntax {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,18})(ms|s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private static final Pattern BYTES = Pattern.compile("(\\d{1,18})(B|kB|KB|MB|GB|TB|Ki|KiB|Mi|MiB|Gi|GiB|Ti|TiB)?");

    private AmountSyntax() {}

    /** Whole milliseconds, written {@code 250ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 7d} or in ISO-8601. */
    static Optional<Duration> duration(String text) {
        try {
            var matcher = DURATION.matcher(text);
            var duration = matcher.matches()
                    ? unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)))
                    : Duration.parse(text);
            return Optional.of(duration).filter(each -> each.toNanosPart() % 1_000_000 == 0);
        } catch (DateTimeException | ArithmeticException notOne) {
            return Optional.empty();
        }
    }

    /** The shortest way to write it with one unit. */
    static String text(Duration duration) {
        if (duration.isZero()) {
            return "0s";
        }
        for (var unit : new String[] {"d", "h", "m", "s"}) {
            var length = unit(unit);
            if (duration.toMillis() % length.toMillis() == 0) {
                return duration.toMillis() / length.toMillis() + unit;
            }
        }
        return duration.toMillis() + "ms";
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

    private static Duration unit(String name) {
        return UNITS.getOrDefault(name, Duration.ZERO);
    }
}

package dev.faultline.web.api.request;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as callers write them. */
public final class DurationText {

    /** What is accepted, for a person. */
    public static final String ALLOWED = "a duration like '250ms', '90s', '15m', '1h30m', '7d' or ISO-8601 'PT90S'";

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,12}(ms|s|m|h|d))+");
    private static final Pattern PART = Pattern.compile("(\\d+)(ms|s|m|h|d)");

    private DurationText() {}

    /** The duration, not negative; absent if the text is none. */
    public static Optional<Duration> parse(String text) {
        var bare = text.strip();
        try {
            var duration = bare.toUpperCase(Locale.ROOT).startsWith("P") ? Duration.parse(bare) : sum(bare);
            // So large a one would overflow where it is counted in nanoseconds or taken from an instant.
            return Optional.of(duration).filter(d -> !d.isNegative() && d.toDays() <= 36_500);
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    private static Duration sum(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        if (!WHOLE.matcher(lower).matches()) {
            throw new DateTimeException("no duration");
        }
        return PART.matcher(lower)
                .results()
                .map(part -> duration(Long.parseLong(part.group(1)), part.group(2)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static Duration duration(long amount, String unit) {
        return switch (unit) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}

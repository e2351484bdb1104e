package dev.faultline.config;

import dev.faultline.text.DurationSyntax;
import java.time.Duration;
import java.util.Optional;

/** Reads a duration, in whole milliseconds and within bounds. */
final class DurationKey {

    private static final String ALLOWED = "a positive duration such as 250ms, 5s, 2m or 1h";
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private DurationKey() {}

    /** The duration, if there is one, of up to a hundred years; anything else is reported. */
    static Optional<Duration> read(SectionReader reader, String key) {
        return read(reader, key, SHORTEST, LONGEST, ALLOWED);
    }

    /** The duration in [{@code min}, {@code max}], if there is one; anything else is reported. */
    static Optional<Duration> read(SectionReader reader, String key, Duration min, Duration max) {
        var any = min.isZero() ? ALLOWED.replace("positive ", "") : ALLOWED;
        return read(
                reader, key, min, max, any + ", from " + DurationSyntax.text(min) + " to " + DurationSyntax.text(max));
    }

    private static Optional<Duration> read(
            SectionReader reader, String key, Duration min, Duration max, String allowed) {
        var text = reader.text(key, allowed);
        var duration = text.flatMap(DurationSyntax::parse)
                .filter(each -> each.toNanosPart() % 1_000_000 == 0)
                .filter(each -> each.compareTo(min) >= 0 && each.compareTo(max) <= 0);
        if (text.isPresent() && duration.isEmpty()) {
            reader.reject(key, allowed);
        }
        return duration;
    }
}

package dev.faultline.probe.scheduler;

import java.time.Duration;
import java.util.Locale;

/** A length of time as a person would say it: {@code 850 ms}, {@code 1.4 s}, {@code 12 min}. */
final class SpokenDuration {

    private SpokenDuration() {}

    static String of(Duration length) {
        if (length.toMillis() < 1_000) {
            return length.toMillis() + " ms";
        }
        if (length.toMinutes() < 10) {
            return String.format(Locale.ROOT, "%.1f s", length.toMillis() / 1_000.0)
                    .replace(".0 s", " s");
        }
        return length.toHours() < 10 ? length.toMinutes() + " min" : length.toHours() + " h";
    }
}

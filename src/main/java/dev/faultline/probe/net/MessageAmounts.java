package dev.faultline.probe.net;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;

/** How amounts are written in messages. */
public final class MessageAmounts {

    private static final String[] BINARY_UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    private MessageAmounts() {}

    /** {@code 250 ms}, {@code 3 s}, {@code 1.5 s}. */
    public static String of(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : seconds(duration.toMillis()) + " s";
    }

    /** {@code 512 B}, {@code 1.5 GiB}; 1024s, not thousands. */
    public static String ofBytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        var power = (63 - Long.numberOfLeadingZeros(bytes)) / 10;
        return String.format(Locale.ROOT, "%.1f %s", bytes / (double) (1L << (10 * power)), BINARY_UNITS[power]);
    }

    private static String seconds(long millis) {
        return BigDecimal.valueOf(millis, 3)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import dev.faultline.settings.SettingsSection;
import java.time.Duration;

/**
 * When a window of errors opens and closes.
 *
 * @param minErrors it opens at so many errors within {@code closeAfter} of each other, at least 1
 * @param minRatio and if they are at least this share of the requests in that time, in [0, 1]; where requests are not
 *     known, the errors alone decide
 * @param closeAfter it closes when so long no error was seen
 */
public record WindowRule(long minErrors, double minRatio, Duration closeAfter) {

    public static final WindowRule DEFAULT = new WindowRule(3, 0.02, Duration.ofSeconds(30));

    private static final long MOST_ERRORS = 1_000_000;
    private static final Duration LONGEST = Duration.ofHours(1);

    /** Reads {@code min-errors}, {@code min-ratio} and {@code close-after}. */
    public static WindowRule read(SettingsSection settings) {
        var minErrors = settings.number("min-errors", DEFAULT.minErrors(), 1, MOST_ERRORS);
        var closeAfter = settings.duration("close-after", DEFAULT.closeAfter());
        if (closeAfter.compareTo(LONGEST) > 0) {
            settings.reject("close-after", "a duration of at most 1h");
        }
        return new WindowRule(minErrors, ratio(settings), closeAfter);
    }

    private static double ratio(SettingsSection settings) {
        var text = settings.text("min-ratio");
        try {
            var ratio = text.map(Double::valueOf).orElse(DEFAULT.minRatio());
            if (ratio >= 0 && ratio <= 1) {
                return ratio;
            }
        } catch (NumberFormatException notANumber) {
            // Told below.
        }
        settings.reject("min-ratio", "a share from 0 to 1, such as 0.02");
        return DEFAULT.minRatio();
    }
}

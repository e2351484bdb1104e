// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.text.DurationSyntax;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Durations as callers write them. */
public final class DurationText {

    /** What is accepted, for a person. */
    public static final String ALLOWED = "a duration like '250ms', '90s', '15m', '1h30m', '7d' or ISO-8601 'PT90S'";

    private DurationText() {}

    /** The duration, not negative; absent if the text is none. */
    public static Optional<Duration> parse(String text) {
        // So large a one would overflow where it is counted in nanoseconds or taken from an instant.
        return DurationSyntax.parse(text.strip().toLowerCase(Locale.ROOT))
                .filter(duration -> !duration.isNegative() && duration.toDays() <= 36_500);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.format;

import dev.faultline.text.TimeWords;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An instant as the page shows it.
 *
 * @param iso it for programs, RFC 3339; empty if unknown
 * @param text it for people, in UTC; empty if unknown
 */
@TemplateData
public record ShownInstant(String iso, String text) {

    /** An unknown one. */
    public static final ShownInstant UNKNOWN = new ShownInstant("", "");

    /** To the millisecond, with its date unless that is the day of {@code beside}. */
    public static ShownInstant of(Instant instant, Instant beside) {
        return new ShownInstant(instant.toString(), TimeWords.time(instant, beside));
    }

    /** To the second, otherwise as {@link #of}. */
    public static ShownInstant roughly(Instant instant, Instant beside) {
        return new ShownInstant(instant.toString(), TimeWords.time(instant.truncatedTo(ChronoUnit.SECONDS), beside));
    }

    static ShownInstant of(Optional<Instant> instant, Instant beside) {
        return instant.map(known -> of(known, beside)).orElse(UNKNOWN);
    }
}

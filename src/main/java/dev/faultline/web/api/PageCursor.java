// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.hub.ObservationQuestion.PageEnd;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/** A position in a list of observations, opaque to callers, who send it back to get the next page. */
public final class PageCursor {

    private PageCursor() {}

    /** The cursor for what comes after the given start. */
    public static String after(Instant start) {
        return encoded(Long.toString(start.toEpochMilli(), Character.MAX_RADIX));
    }

    /** The cursor for what comes after an observation of several stores. */
    public static String after(PageEnd end) {
        return encoded(Long.toString(end.at().toEpochMilli(), Character.MAX_RADIX) + ' ' + end.store());
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** The observation of several stores that it stands for; absent if it is no such cursor. */
    public static Optional<PageEnd> readEnd(String cursor) {
        try {
            var words = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ", 2);
            return words.length < 2
                    ? Optional.empty()
                    : Optional.of(new PageEnd(
                            Instant.ofEpochMilli(Long.parseLong(words[0], Character.MAX_RADIX)),
                            UUID.fromString(words[1])));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The start it stands for; absent if it is no cursor. */
    public static Optional<Instant> read(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            return Optional.of(Instant.ofEpochMilli(Long.parseLong(text, Character.MAX_RADIX)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** A position in a list of observations, opaque to callers, who send it back to get the next page. */
public final class PageCursor {

    private PageCursor() {}

    /** The cursor for what comes after the given start. */
    public static String after(Instant start) {
        var text = Long.toString(start.toEpochMilli(), Character.MAX_RADIX);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
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

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.hub.ObservationQuestion.PageEnd;
import dev.faultline.web.api.request.QueryParameters;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

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
        return decoded(cursor, text -> {
            var words = text.split(" ", 2);
            return words.length < 2
                    ? Optional.empty()
                    : Optional.of(new PageEnd(start(words[0]), UUID.fromString(words[1])));
        });
    }

    /** The start it stands for; absent if it is no cursor. */
    public static Optional<Instant> read(String cursor) {
        return decoded(cursor, text -> Optional.of(start(text)));
    }

    /** The one that a call was given, read by one of the two; what is no cursor is rejected. */
    static <T> Optional<T> given(QueryParameters parameters, Function<String, Optional<T>> read) {
        var cursor = parameters.text("cursor");
        var after = cursor.flatMap(read);
        if (cursor.isPresent() && after.isEmpty()) {
            parameters.reject("cursor", "the 'next' of the previous page");
        }
        return after;
    }

    private static Instant start(String text) {
        return Instant.ofEpochMilli(Long.parseLong(text, Character.MAX_RADIX));
    }

    private static <T> Optional<T> decoded(String cursor, Function<String, Optional<T>> read) {
        try {
            return read.apply(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}

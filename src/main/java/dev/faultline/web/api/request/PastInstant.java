// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import java.time.Instant;

/** The required field {@code at}: when something happened that is reported afterwards. */
final class PastInstant {

    private PastInstant() {}

    /** Reads it: not before {@code earliest} and not in the future, or else that is noted, and it is any instant. */
    static Instant read(JsonBody row, Instant earliest) {
        var at = row.instant("at");
        if (row.text("at").isEmpty()) {
            row.reject("at", "required: " + InstantText.ALLOWED);
        } else if (at.filter(earliest::isAfter).isPresent()) {
            row.reject("at", "not before " + earliest + ", the retention of timelines");
        } else if (at.filter(row.now().plus(RequestLimits.CLOCK_AHEAD)::isBefore)
                .isPresent()) {
            row.reject("at", "not in the future; the time here is " + row.now());
        }
        return at.orElse(row.now());
    }
}

package dev.faultline.web.api.request;

import java.time.Instant;

/** When something happened that is told of afterwards: the field {@code at}, which is required. */
final class PastInstant {

    private PastInstant() {}

    /** Reads it: not before {@code earliest} and not in the future, or else that is noted, and it is any instant. */
    static Instant read(JsonBody row, Instant earliest) {
        var at = row.instant("at");
        if (row.text("at").isEmpty()) {
            row.reject("at", "required: " + InstantText.ALLOWED);
        } else if (at.filter(earliest::isAfter).isPresent()) {
            row.reject("at", "within the retention of timelines: not before " + earliest);
        } else if (at.filter(row.now().plus(RequestLimits.CLOCK_AHEAD)::isBefore)
                .isPresent()) {
            row.reject("at", "not in the future; it is " + row.now() + " here");
        }
        return at.orElse(row.now());
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import dev.faultline.errors.ErrorSample;
import dev.faultline.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The times at which the app returned 5xx, as a caller lists them: {@code "errors": [{"at", "count", …}]}. */
final class PostedErrorTimes {

    /** What a single error time is widened to: a window has a length. */
    private static final Duration NARROWEST = Duration.ofSeconds(1);

    private PostedErrorTimes() {}

    static List<ErrorSample> read(JsonBody body, RouteSearch routes) {
        var errors = new ArrayList<ErrorSample>();
        for (var row : body.rows("errors", RequestLimits.MOST_ERRORS)) {
            var at = row.instant("at");
            if (row.text("at").isEmpty()) {
                row.reject("at", "required: " + InstantText.ALLOWED);
            }
            if (at.filter(row.now().plus(RequestLimits.CLOCK_AHEAD)::isBefore).isPresent()) {
                row.reject("at", "not in the future; the time here is " + row.now());
            }
            var count = row.number("count", 1, Integer.MAX_VALUE).orElse(1);
            var route = routes.named(row);
            var message = row.text("message").map(OneLine::of).orElse("");
            row.endRow();
            errors.add(new ErrorSample(at.orElse(row.now()), count, route, message));
        }
        return errors;
    }

    /** From the first to the last of them, at least a second wide; absent if there is none. */
    static Optional<RequestSpan> span(List<ErrorSample> errors) {
        var times = errors.stream()
                .map(ErrorSample::at)
                .sorted(Comparator.naturalOrder())
                .toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(span(times.get(0), times.get(times.size() - 1)));
    }

    private static RequestSpan span(Instant first, Instant last) {
        return first.equals(last)
                ? RequestSpan.of(first.minus(NARROWEST.dividedBy(2)), last.plus(NARROWEST.dividedBy(2)))
                : RequestSpan.of(first, last);
    }

    /** The route of all of them, if it is one and the same. */
    static Optional<String> onlyRoute(List<ErrorSample> errors) {
        var routes = errors.stream().map(ErrorSample::route).distinct().toList();
        return routes.size() == 1 ? routes.get(0) : Optional.empty();
    }
}

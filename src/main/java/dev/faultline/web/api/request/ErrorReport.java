package dev.faultline.web.api.request;

import dev.faultline.errors.Answers;
import dev.faultline.errors.ErrorSource;
import dev.faultline.settings.Redaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Answers of the app that somebody tells of. */
public final class ErrorReport {

    private static final int MOST_AT_ONCE = 1_000_000_000;

    private ErrorReport() {}

    /** Reads them; only a 5xx counts as an error. The caller has yet to {@link Inputs#end() end} the reading. */
    public static List<Answers> read(Body body, Duration retention, Redaction redaction) {
        var earliest = body.now().minus(retention);
        var answers = body.rows("errors", Limits.MOST_ERRORS).stream()
                .map(row -> read(row, earliest, redaction))
                .toList();
        if (!body.has("errors")) {
            body.reject("errors", "required: a list of at most " + Limits.MOST_ERRORS + " objects");
        }
        return answers;
    }

    private static Answers read(Body row, Instant earliest, Redaction redaction) {
        var at = PastInstant.read(row, earliest);
        var count = row.number("count", 1, MOST_AT_ONCE).orElse(1);
        var requests = row.number("requests", 0, MOST_AT_ONCE);
        var isError = row.number("status", 100, 599).orElse(500) >= 500;
        if (requests.filter(all -> all < count).isPresent()) {
            row.reject("requests", "all answers of that time, the errors included: not fewer than 'count'");
        }
        var route = route(row).map(redaction::clear);
        var message = row.text("message").map(redaction::clear).map(Line::of).orElse("");
        row.endRow();
        var answered = isError ? requests : Optional.of(requests.orElse(count));
        return new Answers(
                ErrorSource.POSTED,
                route,
                at,
                at,
                answered.map(all -> OptionalLong.of(Math.max(all, count))).orElse(OptionalLong.empty()),
                isError ? count : 0,
                isError ? message : "");
    }

    /** Without the query, which belongs to one request. */
    static Optional<String> route(Inputs inputs) {
        var route = inputs.text("route").map(text -> text.split("\\?", 2)[0]);
        if (route.filter(text ->
                        text.length() > Limits.LONGEST_NAME || !Line.of(text).equals(text))
                .isPresent()) {
            inputs.reject("route", "at most " + Limits.LONGEST_NAME + " characters on one line");
            return Optional.empty();
        }
        return route.filter(text -> !text.isEmpty());
    }
}

package dev.faultline.api.request;

import dev.faultline.errors.ErrorSample;
import dev.faultline.verdict.Question;
import dev.faultline.verdict.Window;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A question about an error window, as a caller put it.
 *
 * @param question what the judge is asked
 * @param dependencies the only ones to look at; empty: all
 * @param notes what was made of what the caller gave
 */
public record VerdictRequest(Question question, Set<String> dependencies, List<String> notes) {

    private static final Duration SHORTEST_BASELINE = Duration.ofMinutes(1);

    /** Reads it from the query of a GET. The caller has yet to {@link Inputs#end() end} the reading. */
    public static VerdictRequest read(Parameters parameters) {
        var span = Span.read(parameters, Limits.LONGEST_WINDOW, Optional.empty());
        return of(parameters, span, parameters.text("route"), List.of());
    }

    /** Reads it from the body of a POST. The caller has yet to {@link Inputs#end() end} the reading. */
    public static VerdictRequest read(Body body) {
        var errors = ErrorTimes.read(body);
        var span = Span.read(body, Limits.LONGEST_WINDOW, ErrorTimes.span(errors));
        var route = body.text("route").or(() -> ErrorTimes.onlyRoute(errors));
        return of(body, span, route, errors);
    }

    private static VerdictRequest of(Inputs inputs, Span span, Optional<String> route, List<ErrorSample> errors) {
        var question = new Question(
                new Window(span.from(), span.to(), route),
                errors,
                inputs.duration("tolerance", Duration.ZERO, Limits.LONGEST_LAG).orElse(Question.DEFAULT_TOLERANCE),
                inputs.duration("max-lag", Duration.ZERO, Limits.LONGEST_LAG).orElse(Question.DEFAULT_MAX_LAG),
                inputs.duration("baseline", SHORTEST_BASELINE, Limits.LONGEST_BASELINE),
                inputs.now());
        return new VerdictRequest(question, new LinkedHashSet<>(inputs.texts("dependency")), span.notes());
    }
}

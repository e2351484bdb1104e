package dev.faultline.web.api.request;

import dev.faultline.analysis.verdict.Question;
import dev.faultline.analysis.verdict.Window;
import dev.faultline.incident.Incident;
import dev.faultline.web.api.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a report is asked for: a window, or an incident.
 *
 * @param question what the judge is asked
 * @param incident the incident, if one was named
 * @param notes what was made of what the caller gave
 */
public record ReportRequest(Question question, Optional<Incident> incident, List<String> notes) {

    /**
     * Reads it. The caller has yet to {@link Inputs#end() end} the reading.
     *
     * @param usualLag how far errors may follow their cause, if the caller does not say
     * @param incidents the incident with a given id, if there is one
     * @throws ProblemException if there is no incident with the given id
     */
    public static ReportRequest read(
            Parameters parameters, Duration usualLag, Function<String, Optional<Incident>> incidents) {
        var subject = Subject.read(parameters, incidents);
        return new ReportRequest(question(parameters, subject.window(), usualLag), subject.incident(), subject.notes());
    }

    private static Question question(Parameters parameters, Window window, Duration usualLag) {
        return new Question(
                window,
                List.of(),
                parameters
                        .duration("tolerance", Duration.ZERO, Limits.LONGEST_LAG)
                        .orElse(Question.DEFAULT_TOLERANCE),
                parameters
                        .duration("max-lag", Duration.ZERO, Limits.LONGEST_LAG)
                        .orElse(usualLag),
                Optional.empty(),
                parameters.now());
    }
}

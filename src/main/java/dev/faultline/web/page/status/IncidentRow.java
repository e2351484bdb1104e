package dev.faultline.web.page.status;

import dev.faultline.analysis.verdict.Answer;
import dev.faultline.analysis.verdict.Words;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.Outline;
import dev.faultline.web.page.address.Links;
import dev.faultline.web.page.format.Moment;
import dev.faultline.web.page.format.Shown;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * An incident in the list.
 *
 * @param id its id
 * @param href the page with its window judged
 * @param from when the first error may have happened
 * @param length how long it lasted
 * @param isOpen whether errors still come in
 * @param isRecorded whether somebody recorded it by hand
 * @param isCurrent whether it is the one that is judged
 * @param route the route that failed; empty if it is not one
 * @param errors how many errors, in words; empty if nobody counted
 * @param title what whoever recorded it called it; may be empty
 * @param answer the answer of its verdict
 * @param summary that verdict in one sentence; empty while there is none
 */
@TemplateData
public record IncidentRow(
        String id,
        String href,
        Moment from,
        String length,
        boolean isOpen,
        boolean isRecorded,
        boolean isCurrent,
        String route,
        String errors,
        String title,
        Shown answer,
        String summary) {

    private static final Shown UNJUDGED = new Shown("Not judged yet", "unknown");

    public static IncidentRow of(Outline incident, String current, Instant now) {
        return new IncidentRow(
                incident.id(),
                Links.incident(incident.id()),
                Moment.roughly(incident.from(), now),
                Words.length(Duration.between(incident.from(), incident.to())),
                incident.state() == State.OPEN,
                incident.origin() == Origin.RECORDED,
                incident.id().equals(current),
                incident.route().orElse(""),
                incident.errors() == 0 ? "" : Words.count(incident.errors(), "error", "errors"),
                incident.title(),
                incident.answer()
                        .flatMap(name -> Arrays.stream(Answer.values())
                                .filter(answer -> answer.name().equals(name))
                                .findFirst())
                        .map(Shown::of)
                        .orElse(UNJUDGED),
                incident.summary());
    }
}

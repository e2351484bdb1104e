// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.status;

import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.text.DurationWords;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StateLabel;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * An incident in the list.
 *
 * @param id its id
 * @param href the page with its window judged
 * @param isCurrent whether it is the one that is judged
 * @param from when the first error may have happened
 * @param length how long it lasted
 * @param title the title that was recorded with it; may be empty
 * @param marks what sets it apart from others
 * @param answer the answer of its verdict
 * @param summary that verdict in one sentence; empty while there is none
 */
@TemplateData
public record IncidentRow(
        String id,
        String href,
        boolean isCurrent,
        ShownInstant from,
        String length,
        String title,
        IncidentMarks marks,
        StateLabel answer,
        String summary) {

    /**
     * What sets an incident apart from others.
     *
     * @param isOpen whether errors still come in
     * @param isRecorded whether somebody recorded it by hand
     * @param route the route that failed; empty if it is not one
     * @param errors how many errors, in words, or what else went wrong; empty if nobody counted
     */
    @TemplateData
    public record IncidentMarks(boolean isOpen, boolean isRecorded, String route, String errors) {

        static IncidentMarks of(IncidentOutline incident) {
            return new IncidentMarks(
                    incident.state() == State.OPEN,
                    incident.origin() == Origin.RECORDED,
                    incident.route().orElse(""),
                    PageWording.extent(incident.kind(), incident.errors()));
        }
    }

    private static final StateLabel UNJUDGED = new StateLabel(PageWording.NOT_JUDGED, "unknown");

    public static IncidentRow of(IncidentOutline incident, String current, Instant now) {
        return new IncidentRow(
                incident.id(),
                PageLinks.incident(incident.id()),
                incident.id().equals(current),
                ShownInstant.roughly(incident.from(), now),
                DurationWords.of(Duration.between(incident.from(), incident.to())),
                incident.title(),
                IncidentMarks.of(incident),
                answer(incident),
                incident.summary());
    }

    private static StateLabel answer(IncidentOutline incident) {
        return incident.answer()
                .flatMap(name -> Arrays.stream(VerdictAnswer.values())
                        .filter(answer -> answer.name().equals(name))
                        .findFirst())
                .map(answer -> StateLabel.of(answer, incident.suspects()))
                .orElse(UNJUDGED);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.PageWording;
import io.quarkus.qute.TemplateData;
import java.time.Instant;

/**
 * An error window on the timeline.
 *
 * @param id that of its incident; empty for one that only the address names
 * @param href where it leads; empty for one that only the address names
 * @param label it in words
 * @param style its style classes
 * @param x where it starts, in percent
 * @param width how wide it is, in percent
 */
@TemplateData
public record WindowBand(String id, String href, String label, String style, String x, String width) {

    /** In percent of the width, so that a finger meets it. */
    private static final double LEAST = 1;

    static WindowBand of(IncidentOutline incident, boolean isJudged, TimeScale scale) {
        var style = "band" + (incident.state() == State.OPEN ? " open" : "") + (isJudged ? " judged" : "");
        return placed(
                incident.id(),
                PageLinks.incident(incident.id()),
                label(incident, scale.from()),
                style,
                incident.from(),
                incident.to(),
                scale);
    }

    static WindowBand of(JudgedWindow judged, TimeScale scale) {
        var label = PageWording.judgedWindow(judged.from(), judged.to(), scale.from());
        return placed("", "", label, "band asked judged", judged.from(), judged.to(), scale);
    }

    private static WindowBand placed(
            String id, String href, String label, String style, Instant from, Instant to, TimeScale scale) {
        var width = Math.max(LEAST, scale.percent(to) - scale.percent(from));
        var x = Math.min(scale.percent(from), 100 - width);
        return new WindowBand(id, href, label, style, TimeScale.text(x), TimeScale.text(width));
    }

    private static String label(IncidentOutline incident, Instant beside) {
        var span = PageWording.span(incident.from(), incident.to(), beside);
        return PageWording.errorWindow(
                span, incident.route(), PageWording.extent(incident.kind(), incident.errors()), incident.summary());
    }
}

package dev.faultline.web.page.observations;

import dev.faultline.web.page.format.Moment;
import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * All that the page on the observations of one dependency shows.
 *
 * @param app the app this instance stands beside
 * @param dependency which; empty if none was named
 * @param from the start of the span
 * @param to its end
 * @param problem what is wrong with what was asked; empty if nothing is
 * @param rows the observations, by start
 * @param back the timeline around the span
 * @param json the same for programs; empty where a link does not get there
 * @param next the next page; empty if this is the last
 */
@TemplateData
record SeenPage(
        String app,
        String dependency,
        Moment from,
        Moment to,
        String problem,
        List<SeenRow> rows,
        String back,
        String json,
        String next) {

    static SeenPage refused(String app, String dependency, String problem) {
        return new SeenPage(app, dependency, Moment.UNKNOWN, Moment.UNKNOWN, problem, List.of(), "/", "", "");
    }
}

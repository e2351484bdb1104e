// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.observations;

import dev.faultline.web.page.format.ShownInstant;
import io.quarkus.qute.TemplateData;
import java.util.List;

/**
 * All that the page on the observations of one dependency shows.
 *
 * @param app the app this instance stands beside
 * @param dependency which; empty if none was named
 * @param from the start of the span
 * @param to its end
 * @param problem what is wrong with the request; empty if nothing is
 * @param rows the observations, by start
 * @param back the timeline around the span
 * @param json the same for programs; empty where a link does not get there
 * @param next the next page; empty if this is the last
 */
@TemplateData
record ObservationPage(
        String app,
        String dependency,
        ShownInstant from,
        ShownInstant to,
        String problem,
        List<ObservationLine> rows,
        String back,
        String json,
        String next) {

    static ObservationPage refused(String app, String dependency, String problem) {
        return new ObservationPage(
                app, dependency, ShownInstant.UNKNOWN, ShownInstant.UNKNOWN, problem, List.of(), "/", "", "");
    }
}

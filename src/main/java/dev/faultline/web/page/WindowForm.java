// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.web.page.address.PageAddress;
import io.quarkus.qute.TemplateData;

/**
 * The values of the form for a window.
 *
 * @param from the start, as it was typed, or that of the incident
 * @param to the end, likewise
 * @param zone the zone of times that name none, as it was typed; may be empty
 * @param route the route that failed; may be empty
 * @param isFromWrong whether what was typed for the start cannot be used
 * @param isToWrong whether what was typed for the end cannot be used
 * @param isZoneWrong whether what was typed for the zone cannot be used
 * @param isRouteWrong whether what was typed for the route cannot be used
 */
@TemplateData
record WindowForm(
        String from,
        String to,
        String zone,
        String route,
        boolean isFromWrong,
        boolean isToWrong,
        boolean isZoneWrong,
        boolean isRouteWrong) {

    static WindowForm of(PageAddress address) {
        var typed = address.typed();
        var window = address.window().filter(any -> !typed.incident().isEmpty());
        var isEmpty = !typed.isQuestion()
                || address.window().isEmpty() && !typed.incident().isEmpty();
        return new WindowForm(
                window.map(JudgedWindow::from).map(Object::toString).orElse(isEmpty ? "-15m" : typed.from()),
                window.map(JudgedWindow::to)
                        .map(Object::toString)
                        .orElse(isEmpty || typed.to().isEmpty() ? "now" : typed.to()),
                typed.zone(),
                window.flatMap(JudgedWindow::route).orElse(typed.route()),
                address.faulty().contains("from") || address.faulty().contains("last"),
                address.faulty().contains("to"),
                address.faulty().contains("zone"),
                address.faulty().contains("route"));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.drawing;

import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.changes.Change;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateData;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The timeline of a span.
 *
 * @param errors the 5xx responses
 * @param bands the error windows, the one that is judged last
 * @param flags the changes, by time
 * @param lanes the dependencies, the suspects first
 * @param rest those that were up all the time, where there are many lanes
 * @param routes the app's own routes
 * @param ticks the labels of the time axis
 * @param shade the window that is judged, as SVG to lie over each lane; empty if none is
 */
@TemplateData
public record TimelineDrawing(
        ErrorBars errors,
        List<WindowBand> bands,
        List<ChangeFlag> flags,
        List<DrawnLane> lanes,
        List<DrawnLane> rest,
        List<DrawnLane> routes,
        List<AxisTick> ticks,
        RawString shade) {

    /**
     * Draws what is known.
     *
     * @param judged the window that is judged, if one is
     * @param incident the id of the incident that the window is of; empty if it is of none
     * @param suspects the names of those whose lanes come first
     */
    public static TimelineDrawing of(
            Overview overview, Optional<JudgedWindow> judged, String incident, List<String> suspects) {
        var order = LaneOrder.of(overview.dependencies(), suspects);
        var scale = new TimeScale(overview.grid().from(), overview.grid().to());
        return new TimelineDrawing(
                ErrorBars.of(overview.errors(), overview.grid()),
                bands(overview, judged, incident, scale),
                flags(overview.changes(), scale),
                lanes(order.first(), scale, judged),
                lanes(order.rest(), scale, judged),
                lanes(overview.routes(), scale, judged),
                AxisTick.of(scale),
                new RawString(judged.map(window -> shade(window, scale)).orElse("")));
    }

    private static List<DrawnLane> lanes(List<OverviewLane> lanes, TimeScale scale, Optional<JudgedWindow> judged) {
        return lanes.stream().map(lane -> DrawnLane.of(lane, scale, judged)).toList();
    }

    private static List<WindowBand> bands(
            Overview overview, Optional<JudgedWindow> judged, String incident, TimeScale scale) {
        var bands = new ArrayList<WindowBand>();
        overview.incidents()
                .forEach(each -> bands.add(WindowBand.of(each, each.id().equals(incident), scale)));
        judged.filter(window -> incident.isEmpty()
                        && window.to().isAfter(scale.from())
                        && window.from().isBefore(scale.to()))
                .ifPresent(window -> bands.add(WindowBand.of(window, scale)));
        return List.copyOf(bands);
    }

    private static String shade(JudgedWindow window, TimeScale scale) {
        var x = scale.percent(window.from());
        var width = scale.percent(window.to()) - x;
        return width > 0
                ? "<rect class=\"shade\" x=\"" + TimeScale.text(x) + "\" width=\"" + TimeScale.text(width)
                        + "\" y=\"0\" height=\"100%\"/>"
                : "";
    }

    private static List<ChangeFlag> flags(List<Change> latestFirst, TimeScale scale) {
        var count = latestFirst.size();
        return IntStream.range(0, count)
                .mapToObj(i -> ChangeFlag.of(i + 1, latestFirst.get(count - 1 - i), scale))
                .toList();
    }
}

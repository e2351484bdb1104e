// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.web.page.address.PageLink;
import dev.faultline.web.page.drawing.TimelineDrawing;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.status.IncidentRow;
import dev.faultline.web.page.status.SidecarWarning;
import dev.faultline.web.page.status.StatusLine;
import dev.faultline.web.page.status.StatusRow;
import dev.faultline.web.page.verdict.StepChecklist;
import dev.faultline.web.page.verdict.VerdictPanel;
import io.quarkus.qute.TemplateData;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the page shows, region by region.
 *
 * @param header whose page it is
 * @param status whether an incident is open, or when the last one was
 * @param warnings what is wrong with the sidecar itself
 * @param question the requested window
 * @param view the span of the timeline
 * @param drawing the timeline
 * @param judged the verdict and the report on the window
 * @param incidents the error windows
 * @param tables the current status of everything that is probed
 */
@TemplateData
record TimelinePage(
        PageHeader header,
        StatusLine status,
        List<SidecarWarning> warnings,
        WindowQuestion question,
        TimelineSpan view,
        TimelineDrawing drawing,
        JudgedPart judged,
        IncidentList incidents,
        StatusTables tables) {

    /**
     * Whose page it is.
     *
     * @param app the app this instance stands beside
     * @param instance the name of this instance
     * @param title the title of the browser's window
     * @param icon the path of its icon
     * @param lastEvent the id of the latest event that the page may already show
     * @param fleet where the hub's page is; empty if that is unknown
     */
    @TemplateData
    record PageHeader(String app, String instance, String title, String icon, String lastEvent, String fleet) {}

    /**
     * The requested window.
     *
     * @param problems what is wrong with the address, one sentence each
     * @param form what the form is filled with
     * @param from the start of the window that is judged; empty if none is
     * @param to its end
     * @param isAsked whether the address asks for it, and not the page itself
     * @param incident the id of the incident that it is of; empty if it is of none
     * @param routes the routes that are known, to choose from
     */
    @TemplateData
    record WindowQuestion(
            List<String> problems,
            WindowForm form,
            String from,
            String to,
            boolean isAsked,
            String incident,
            List<String> routes) {}

    /**
     * The span of the timeline.
     *
     * @param from its start
     * @param to its end
     * @param follows whether it moves on with the time
     * @param spans links to the usual spans
     * @param moves links to earlier, later, closer and wider spans
     */
    @TemplateData
    record TimelineSpan(
            ShownInstant from, ShownInstant to, boolean follows, List<PageLink> spans, List<PageLink> moves) {}

    /**
     * The verdict and the report on the window.
     *
     * @param heading what is asked, or whose verdict it is where nobody asked
     * @param verdict null if there is no window, or it is left out
     * @param checklist the report; null likewise
     * @param isLeftOut whether both were left out although there is a window
     */
    @TemplateData
    record JudgedPart(
            String heading,
            @Nullable VerdictPanel verdict,
            @Nullable StepChecklist checklist,
            boolean isLeftOut) {}

    /**
     * The error windows.
     *
     * @param rows those of the view, or else the latest ones
     * @param areBeyond whether they lie outside the view
     */
    @TemplateData
    record IncidentList(List<IncidentRow> rows, boolean areBeyond) {}

    /**
     * The current status of everything that is probed.
     *
     * @param dependencies one row each
     * @param routes one row for each of the app's own routes
     * @param unwatched where the app has connections to, and no dependency is
     */
    @TemplateData
    record StatusTables(List<StatusRow> dependencies, List<StatusRow> routes, UnwatchedPlaces unwatched) {

        static StatusTables of(Overview overview, List<String> unwatched, Instant now) {
            return new StatusTables(
                    rows(overview.dependencies(), overview, now),
                    rows(overview.routes(), overview, now),
                    UnwatchedPlaces.of(unwatched));
        }

        private static List<StatusRow> rows(List<OverviewLane> lanes, Overview overview, Instant now) {
            var grid = overview.grid();
            var rows = lanes.stream().map(lane -> StatusRow.of(lane, grid.from(), grid.to(), now));
            return rows.toList();
        }
    }

    /**
     * Where the app has connections to, and no dependency is.
     *
     * @param places the first of them
     * @param more how many more there are, in words; empty if none
     */
    @TemplateData
    record UnwatchedPlaces(List<String> places, String more) {

        private static final int LISTED = 20;

        static UnwatchedPlaces of(List<String> all) {
            var more = all.size() - LISTED;
            return new UnwatchedPlaces(
                    all.stream().limit(LISTED).toList(), more > 0 ? PageWording.moreEndpoints(more) : "");
        }
    }
}

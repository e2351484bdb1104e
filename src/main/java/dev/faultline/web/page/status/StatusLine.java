// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.status;

import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.web.page.drawing.DrawnLane;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StatusWording;
import io.quarkus.qute.TemplateData;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether an incident is open, or when the last one was, and what holds now.
 *
 * @param style the style class, which is also the name of its icon
 * @param lead it in two or three words
 * @param since when the open incident began, the last one ended, or since when there has been none; unknown if always
 * @param ago how long ago that was, in words; empty if always
 * @param row the incident that is meant; null if there is none
 * @param holdsNow which dependencies fail now, or that none does; empty if there are none
 * @param isOpen whether an incident is open
 */
@TemplateData
public record StatusLine(
        String style,
        String lead,
        ShownInstant since,
        String ago,
        @Nullable IncidentRow row,
        String holdsNow,
        boolean isOpen) {

    /** An incident that ended longer ago is history. */
    private static final Duration RECENTLY = Duration.ofHours(24);

    private static final Set<String> FAILING = Set.of("down", "degraded");

    /**
     * Makes it.
     *
     * @param latest the latest incidents there are, the latest first
     */
    public static StatusLine of(List<IncidentOutline> latest, Overview overview, Instant now) {
        var states = overview.dependencies().stream()
                .filter(OverviewLane::configured)
                .toList();
        var failing = states.stream()
                .filter(lane -> FAILING.contains(DrawnLane.now(lane).style()))
                .map(OverviewLane::name)
                .toList();
        var up = states.stream()
                .filter(lane -> DrawnLane.now(lane).style().equals("up"))
                .count();
        var holdsNow = StatusWording.holdsNow(up, states.size(), failing);
        var open = latest.stream().filter(each -> each.state() == State.OPEN).findFirst();
        if (open.isPresent()) {
            var since = open.get().from();
            return line("down", StatusWording.OPEN, since, true, open.get(), holdsNow, now);
        }
        var quiet = failing.isEmpty() ? "up" : "degraded";
        if (latest.isEmpty()) {
            return new StatusLine(quiet, StatusWording.NONE_YET, ShownInstant.UNKNOWN, "", null, holdsNow, false);
        }
        var last = latest.get(0);
        var isRecent = last.to().isAfter(now.minus(RECENTLY));
        var lead = isRecent ? StatusWording.LAST : failing.isEmpty() ? StatusWording.QUIET : StatusWording.NO_INCIDENT;
        return line(quiet, lead, last.to(), false, isRecent ? last : null, holdsNow, now);
    }

    /** The path of the page's icon. */
    public String icon() {
        return isOpen ? "/page/open.svg" : "/favicon.svg";
    }

    private static StatusLine line(
            String style,
            String lead,
            Instant since,
            boolean isOpen,
            @Nullable IncidentOutline incident,
            String holdsNow,
            Instant now) {
        return new StatusLine(
                style,
                lead,
                ShownInstant.roughly(since, now),
                StatusWording.about(since, now),
                incident == null ? null : IncidentRow.of(incident, "", now),
                holdsNow,
                isOpen);
    }
}

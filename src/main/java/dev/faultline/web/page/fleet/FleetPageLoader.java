// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.fleet;

import dev.faultline.hub.DependencyOverview;
import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.FleetOverview;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.reading.FleetDirectory;
import dev.faultline.hub.verdict.FleetQuestion;
import dev.faultline.hub.wording.FleetWording;
import dev.faultline.hub.wording.RosterText;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import dev.faultline.web.api.request.FleetVerdictRequest;
import dev.faultline.web.page.fleet.FleetPage.DependencyLine;
import dev.faultline.web.page.fleet.FleetPage.FleetApp;
import dev.faultline.web.page.fleet.FleetPage.FleetIncidentRow;
import dev.faultline.web.page.fleet.FleetPage.InstanceLine;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes the page of a hub. It is complete without any script, and read anew at each call. */
@Singleton
public final class FleetPageLoader {

    /** So many incidents are listed, and so many of them judged. */
    private static final int LISTED = 10;

    private static final int JUDGED = 2;

    private final FleetDirectory directory;
    private final FleetAnalysis analysis;
    private final InstantSource clock;

    FleetPageLoader(FleetDirectory directory, FleetAnalysis analysis, InstantSource clock) {
        this.directory = directory;
        this.analysis = analysis;
        this.clock = clock;
    }

    /** The templates of this page, in {@code templates/FleetPageLoader}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The whole page. */
        static native TemplateInstance fleet(FleetPage page);
    }

    /** The page as it is now. */
    public TemplateInstance page() {
        var roster = directory.read(Optional.empty());
        return Templates.fleet(new FleetPage(RosterText.missing(roster.missing()), incidents(), apps(roster)));
    }

    private List<FleetIncidentRow> incidents() {
        var now = clock.instant();
        var found = analysis.incidents(Optional.empty(), now.minus(Duration.ofDays(1)), now)
                .incidents();
        var rows = new ArrayList<FleetIncidentRow>();
        for (var each : found.subList(0, Math.min(LISTED, found.size()))) {
            rows.add(row(each, rows.size() < JUDGED, now));
        }
        return List.copyOf(rows);
    }

    private FleetIncidentRow row(FleetIncident each, boolean isJudged, Instant now) {
        var verdict = isJudged
                ? FleetWording.summary(analysis.judge(new FleetQuestion(
                        each.app(), FleetVerdictRequest.window(each), Optional.empty(), Optional.empty(), now)))
                : "";
        return new FleetIncidentRow(
                each.app(),
                TimeWords.date(each.from()) + " " + TimeWords.time(each.from(), each.from()) + " to "
                        + TimeWords.time(each.to(), each.from())
                        + each.route().map(route -> " on " + route).orElse(""),
                EnglishWords.count(each.instances(), "instance", "instances") + ", "
                        + EnglishWords.count(each.errors(), "error", "errors"),
                verdict,
                "/api/v1/fleet/incidents/" + encoded(each.app()) + "/" + encoded(each.id()) + "?format=text");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static List<FleetApp> apps(FleetRoster roster) {
        var overviews = FleetOverview.of(roster);
        var apps = new ArrayList<FleetApp>();
        for (var app :
                roster.instances().stream().map(FleetInstance::app).distinct().toList()) {
            apps.add(new FleetApp(
                    app,
                    "app-" + apps.size(),
                    overviews.stream()
                            .filter(each -> each.app().equals(app))
                            .sorted(Comparator.comparing(
                                    (DependencyOverview each) -> -each.nodes().failing()))
                            .map(DependencyLine::of)
                            .toList(),
                    roster.instances().stream()
                            .filter(each -> each.app().equals(app) && each.state() != InstanceState.ENDED)
                            .sorted(Comparator.comparing(FleetInstance::node).thenComparing(FleetInstance::name))
                            .map(InstanceLine::of)
                            .toList()));
        }
        return List.copyOf(apps);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page;

import dev.faultline.analysis.ConnectionHistory;
import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.OverviewLoader;
import dev.faultline.analysis.runbook.ChatText;
import dev.faultline.analysis.runbook.ReportInput;
import dev.faultline.analysis.runbook.Runbook;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.config.RunningConfig;
import dev.faultline.errors.ErrorStore;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentStore;
import dev.faultline.notify.EventStream;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.page.TimelinePage.IncidentList;
import dev.faultline.web.page.TimelinePage.JudgedPart;
import dev.faultline.web.page.TimelinePage.PageHeader;
import dev.faultline.web.page.TimelinePage.StatusTables;
import dev.faultline.web.page.TimelinePage.TimelineSpan;
import dev.faultline.web.page.TimelinePage.WindowQuestion;
import dev.faultline.web.page.address.PageAddress;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.drawing.TimelineDrawing;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.format.StatusWording;
import dev.faultline.web.page.status.IncidentRow;
import dev.faultline.web.page.status.SidecarWarning;
import dev.faultline.web.page.status.StatusLine;
import dev.faultline.web.page.verdict.StepChecklist;
import dev.faultline.web.page.verdict.VerdictCommand;
import dev.faultline.web.page.verdict.VerdictPanel;
import dev.faultline.web.page.verdict.VerdictPanel.VerdictCopies;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Loads what the page shows, as of one instant. Thread-safe. */
@Singleton
final class TimelinePageLoader {

    private static final int LATEST_INCIDENTS = 5;

    /** So many routes are offered to choose from. */
    private static final int MOST_ROUTES = 100;

    /** So far back what was not read is a trouble of now. */
    private static final Duration RECENTLY = Duration.ofMinutes(5);

    private final RunningConfig running;
    private final ObservationStore observations;
    private final IncidentStore incidents;
    private final ErrorStore errors;
    private final OverviewLoader overviews;
    private final ReportAnalysis reports;
    private final ConnectionHistory connections;
    private final EventStream events;
    private final Runbook runbook = new Runbook();

    TimelinePageLoader(
            RunningConfig running,
            ObservationStore observations,
            IncidentStore incidents,
            ErrorStore errors,
            OverviewLoader overviews,
            ReportAnalysis reports,
            ConnectionHistory connections,
            EventStream events) {
        this.running = running;
        this.observations = observations;
        this.incidents = incidents;
        this.errors = errors;
        this.overviews = overviews;
        this.reports = reports;
        this.connections = connections;
        this.events = events;
    }

    TimelinePage of(PageAddress asked, Instant now) {
        // Before all else: what happens meanwhile is sent again, and not lost.
        var lastEvent = events.lastId();
        var config = running.config();
        var shown = ShownSpan.of(asked, overviews, now);
        var address = shown.address();
        var overview = shown.overview();
        var status = StatusLine.of(incidents.outlines(Instant.EPOCH, now, LATEST_INCIDENTS), overview, now);
        var facts = address.question()
                .filter(request -> address.isJudged())
                .map(request -> reports.facts(request.question(), request.incident()));
        var incident = address.question()
                .flatMap(ReportRequest::incident)
                .map(Incident::id)
                .orElse("");
        return new TimelinePage(
                new PageHeader(
                        config.app(),
                        running.instance(),
                        title(config, address, facts, status),
                        status.icon(),
                        lastEvent,
                        config.hub().home()),
                status,
                SidecarWarning.all(
                        running.problem(),
                        !config.equals(FaultlineConfig.NONE),
                        observations.state(),
                        config.errors().troubles(errors.readings(now.minus(RECENTLY), now))),
                question(address, incident),
                span(address, now),
                TimelineDrawing.of(overview, address.window(), incident, suspects(address, facts)),
                judged(address, facts, now),
                incidents(overview, incident, now),
                StatusTables.of(overview, connections.unwatched(now), now));
    }

    private WindowQuestion question(PageAddress address, String incident) {
        return new WindowQuestion(
                address.problems(),
                WindowForm.of(address),
                address.window().map(window -> window.from().toString()).orElse(""),
                address.window().map(window -> window.to().toString()).orElse(""),
                !address.isUnasked(),
                incident,
                reports.knownRoutes().names().stream().limit(MOST_ROUTES).toList());
    }

    private static TimelineSpan span(PageAddress address, Instant now) {
        var view = address.view();
        var links = PageLinks.from(address, now);
        return new TimelineSpan(
                day(view.from()),
                ShownInstant.roughly(view.to(), view.from()),
                view.follows(),
                links.spans(),
                List.of(links.earlier(), links.later(), links.closer(), links.wider()));
    }

    private JudgedPart judged(PageAddress address, Optional<ReportInput> facts, Instant now) {
        if (facts.isEmpty()) {
            return new JudgedPart(
                    StatusWording.QUESTION,
                    null,
                    null,
                    !address.isJudged() && address.question().isPresent());
        }
        var request = address.question().orElseThrow();
        var curl = VerdictCommand.of(request, running.config().apiToken().isPresent());
        var report = runbook.fill(facts.get());
        var chat = ChatText.of(facts.get(), report, running.config().page());
        return new JudgedPart(
                address.isUnasked()
                        ? StatusWording.current(request.incident().orElseThrow(), now)
                        : StatusWording.QUESTION,
                VerdictPanel.of(facts.get(), request, new VerdictCopies(chat, curl), now),
                StepChecklist.of(report, request.incident()),
                false);
    }

    /** The incidents of the view; if there are none, the latest there are. */
    private IncidentList incidents(Overview overview, String current, Instant now) {
        var areBeyond = overview.incidents().isEmpty();
        var listed = areBeyond ? incidents.outlines(Instant.EPOCH, now, LATEST_INCIDENTS) : overview.incidents();
        var rows = listed.stream().map(each -> IncidentRow.of(each, current, now));
        return new IncidentList(rows.toList(), areBeyond);
    }

    private static List<String> suspects(PageAddress address, Optional<ReportInput> facts) {
        return facts.map(known -> known.verdict().dependencies().stream()
                        .filter(each -> each.finding() != Finding.CLEARED)
                        .map(each -> each.dependency().name())
                        .toList())
                .orElse(address.suspects());
    }

    /** A question of the page's own is told only while its incident is open. */
    private static String title(
            FaultlineConfig config, PageAddress address, Optional<ReportInput> facts, StatusLine status) {
        var asked = facts.filter(known -> !address.isUnasked());
        var answer = asked.map(known -> known.verdict().headline());
        return PageWording.title(config.app(), answer, status.isOpen());
    }

    private static ShownInstant day(Instant from) {
        var time = ShownInstant.roughly(from, from);
        return new ShownInstant(time.iso(), TimeWords.date(from) + " " + time.text());
    }
}

package dev.faultline.web.page;

import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.analysis.overview.ColumnGrid;
import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.OverviewLane;
import dev.faultline.analysis.overview.OverviewLoader;
import dev.faultline.analysis.runbook.ReportInput;
import dev.faultline.analysis.runbook.Runbook;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.config.RunningConfig;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentOutline;
import dev.faultline.incident.IncidentStore;
import dev.faultline.notify.EventStream;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.page.address.PageAddress;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.drawing.TimelineDrawing;
import dev.faultline.web.page.format.ShownInstant;
import dev.faultline.web.page.status.IncidentRow;
import dev.faultline.web.page.status.SidecarWarning;
import dev.faultline.web.page.status.StatusRow;
import dev.faultline.web.page.verdict.StepChecklist;
import dev.faultline.web.page.verdict.VerdictCommand;
import dev.faultline.web.page.verdict.VerdictPanel;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gathers what the page shows. Thread-safe. */
@Singleton
final class TimelinePageLoader {

    /**
     * What is shorter than a column is drawn as the worst in it. About two pixels of a wide screen, so that fifty
     * dependencies that failed all the time still make a page of some hundred KiB.
     */
    private static final int COLUMNS = 300;

    private static final int LATEST_INCIDENTS = 5;

    private final RunningConfig running;
    private final ObservationStore observations;
    private final IncidentStore incidents;
    private final OverviewLoader overviews;
    private final ReportAnalysis investigation;
    private final EventStream events;
    private final Runbook runbook = new Runbook();

    TimelinePageLoader(
            RunningConfig running,
            ObservationStore observations,
            IncidentStore incidents,
            OverviewLoader overviews,
            ReportAnalysis investigation,
            EventStream events) {
        this.running = running;
        this.observations = observations;
        this.incidents = incidents;
        this.overviews = overviews;
        this.investigation = investigation;
        this.events = events;
    }

    TimelinePage of(PageAddress address, Instant now) {
        // Before all else: what happens meanwhile is told again, and not lost.
        var lastEvent = events.lastId();
        var config = running.config();
        var view = address.view();
        var overview = overviews.withoutLatencies(new ColumnGrid(view.from(), view.to(), COLUMNS), now);
        var facts = address.question()
                .filter(asked -> address.isJudged())
                .map(asked -> investigation.facts(asked.question(), asked.incident()));
        var incident = address.question().flatMap(ReportRequest::incident);
        var links = PageLinks.from(address, now);
        var id = incident.map(Incident::id).orElse("");
        return new TimelinePage(
                config.app(),
                running.instance(),
                lastEvent,
                title(config, facts),
                day(view.from()),
                ShownInstant.roughly(view.to(), view.from()),
                view.follows(),
                address.window().map(window -> window.from().toString()).orElse(""),
                address.window().map(window -> window.to().toString()).orElse(""),
                SidecarWarning.all(running.problem(), !config.equals(FaultlineConfig.NONE), observations.state()),
                address.problems(),
                WindowForm.of(address),
                links.spans(),
                List.of(links.earlier(), links.later(), links.closer(), links.wider()),
                TimelineDrawing.of(overview, address.window(), id),
                facts.map(known -> panel(known, address.question().orElseThrow(), config, now))
                        .orElse(null),
                facts.map(known -> StepChecklist.of(runbook.fill(known), incident))
                        .orElse(null),
                !address.isJudged() && address.question().isPresent(),
                listed(overview, now).stream()
                        .map(each -> IncidentRow.of(each, id, now))
                        .toList(),
                overview.incidents().isEmpty(),
                rows(overview.dependencies(), overview, now),
                rows(overview.routes(), overview, now));
    }

    private static VerdictPanel panel(ReportInput facts, ReportRequest asked, FaultlineConfig config, Instant now) {
        var curl = VerdictCommand.asking(asked, config.apiToken().isPresent());
        return VerdictPanel.of(facts, asked.notes(), curl, now);
    }

    /** The incidents of the view; if there are none, the latest there are. */
    private List<IncidentOutline> listed(Overview overview, Instant now) {
        return overview.incidents().isEmpty()
                ? incidents.outlines(Instant.EPOCH, now, LATEST_INCIDENTS)
                : overview.incidents();
    }

    private static List<StatusRow> rows(List<OverviewLane> lanes, Overview overview, Instant now) {
        var grid = overview.grid();
        return lanes.stream()
                .map(lane -> StatusRow.of(lane, grid.from(), grid.to(), now))
                .toList();
    }

    private static String title(FaultlineConfig config, Optional<ReportInput> facts) {
        return facts.map(known -> known.verdict().answer().words() + ": ").orElse("") + config.app() + " · Faultline";
    }

    private static ShownInstant day(Instant from) {
        var time = ShownInstant.roughly(from, from);
        return new ShownInstant(time.iso(), TimeWords.date(from) + " " + time.text());
    }
}

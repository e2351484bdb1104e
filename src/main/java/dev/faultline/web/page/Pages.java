package dev.faultline.web.page;

import dev.faultline.analysis.Investigation;
import dev.faultline.analysis.overview.Grid;
import dev.faultline.analysis.overview.Lane;
import dev.faultline.analysis.overview.Overview;
import dev.faultline.analysis.overview.Overviews;
import dev.faultline.analysis.runbook.Facts;
import dev.faultline.analysis.runbook.Runbook;
import dev.faultline.analysis.verdict.Words;
import dev.faultline.app.Sidecar;
import dev.faultline.config.FaultlineConfig;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentStore;
import dev.faultline.incident.Outline;
import dev.faultline.notify.Events;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.page.address.Address;
import dev.faultline.web.page.address.Links;
import dev.faultline.web.page.drawing.Drawing;
import dev.faultline.web.page.format.Moment;
import dev.faultline.web.page.status.Concern;
import dev.faultline.web.page.status.IncidentRow;
import dev.faultline.web.page.status.StandingRow;
import dev.faultline.web.page.verdict.Checklist;
import dev.faultline.web.page.verdict.Command;
import dev.faultline.web.page.verdict.VerdictPanel;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Gathers what the page shows. Thread-safe. */
@Singleton
final class Pages {

    /**
     * What is shorter than a column is drawn as the worst in it. About two pixels of a wide screen, so that fifty
     * dependencies that failed all the time still make a page of some hundred KiB.
     */
    private static final int COLUMNS = 300;

    private static final int LATEST_INCIDENTS = 5;

    private final Sidecar sidecar;
    private final ObservationStore observations;
    private final IncidentStore incidents;
    private final Overviews overviews;
    private final Investigation investigation;
    private final Events events;
    private final Runbook runbook = new Runbook();

    Pages(
            Sidecar sidecar,
            ObservationStore observations,
            IncidentStore incidents,
            Overviews overviews,
            Investigation investigation,
            Events events) {
        this.sidecar = sidecar;
        this.observations = observations;
        this.incidents = incidents;
        this.overviews = overviews;
        this.investigation = investigation;
        this.events = events;
    }

    Page of(Address address, Instant now) {
        // Before all else: what happens meanwhile is told again, and not lost.
        var lastEvent = events.lastId();
        var config = sidecar.config();
        var view = address.view();
        var overview = overviews.withoutLatencies(new Grid(view.from(), view.to(), COLUMNS), now);
        var facts = address.question()
                .filter(asked -> address.isJudged())
                .map(asked -> investigation.facts(asked.question(), asked.incident()));
        var incident = address.question().flatMap(ReportRequest::incident);
        var links = Links.from(address, now);
        var id = incident.map(Incident::id).orElse("");
        return new Page(
                config.app(),
                sidecar.instance(),
                lastEvent,
                title(config, facts),
                day(view.from()),
                Moment.roughly(view.to(), view.from()),
                view.follows(),
                address.window().map(window -> window.from().toString()).orElse(""),
                address.window().map(window -> window.to().toString()).orElse(""),
                Concern.all(sidecar.problem(), !config.equals(FaultlineConfig.NONE), observations.state()),
                address.problems(),
                Form.of(address),
                links.spans(),
                List.of(links.earlier(), links.later(), links.closer(), links.wider()),
                Drawing.of(overview, address.window(), id),
                facts.map(known -> panel(known, address.question().orElseThrow(), config, now))
                        .orElse(null),
                facts.map(known -> Checklist.of(runbook.fill(known), incident)).orElse(null),
                !address.isJudged() && address.question().isPresent(),
                listed(overview, now).stream()
                        .map(each -> IncidentRow.of(each, id, now))
                        .toList(),
                overview.incidents().isEmpty(),
                rows(overview.dependencies(), overview, now),
                rows(overview.routes(), overview, now));
    }

    private static VerdictPanel panel(Facts facts, ReportRequest asked, FaultlineConfig config, Instant now) {
        var curl = Command.asking(asked, config.apiToken().isPresent());
        return VerdictPanel.of(facts, asked.notes(), curl, now);
    }

    /** The incidents of the view; if there are none, the latest there are. */
    private List<Outline> listed(Overview overview, Instant now) {
        return overview.incidents().isEmpty()
                ? incidents.outlines(Instant.EPOCH, now, LATEST_INCIDENTS)
                : overview.incidents();
    }

    private static List<StandingRow> rows(List<Lane> lanes, Overview overview, Instant now) {
        var grid = overview.grid();
        return lanes.stream()
                .map(lane -> StandingRow.of(lane, grid.from(), grid.to(), now))
                .toList();
    }

    private static String title(FaultlineConfig config, Optional<Facts> facts) {
        return facts.map(known -> known.verdict().answer().words() + ": ").orElse("") + config.app() + " · Faultline";
    }

    private static Moment day(Instant from) {
        var time = Moment.roughly(from, from);
        return new Moment(time.iso(), Words.date(from) + " " + time.text());
    }
}

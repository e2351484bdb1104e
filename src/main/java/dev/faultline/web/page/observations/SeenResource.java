package dev.faultline.web.page.observations;

import dev.faultline.analysis.Roster;
import dev.faultline.analysis.verdict.Words;
import dev.faultline.app.Sidecar;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.Cursor;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.Limits;
import dev.faultline.web.api.request.Parameters;
import dev.faultline.web.api.request.Span;
import dev.faultline.web.page.Door;
import dev.faultline.web.page.Html;
import dev.faultline.web.page.address.Links;
import dev.faultline.web.page.format.Moment;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page on the observations of one dependency: what is behind a sentence of a verdict. */
@Path("/observations")
public class SeenResource {

    private static final Duration USUAL = Duration.ofHours(1);

    private final Door door;
    private final Sidecar sidecar;
    private final Roster roster;
    private final ObservationStore store;
    private final InstantSource clock;

    SeenResource(Door door, Sidecar sidecar, Roster roster, ObservationStore store, InstantSource clock) {
        this.door = door;
        this.sidecar = sidecar;
        this.roster = roster;
        this.store = store;
        this.clock = clock;
    }

    /** The templates of this page, in {@code templates/SeenResource}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The whole page. */
        static native TemplateInstance observations(SeenPage page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(UriInfo uri, HttpHeaders headers) {
        return door.locked(headers).orElseGet(() -> {
            var parameters = new Parameters(uri.getQueryParameters(), clock.instant());
            var name = parameters.text("dependency").orElse("");
            try {
                return Html.of(200, Templates.observations(seen(name, parameters)));
            } catch (ProblemException e) {
                var problem = e.problem();
                var refused = SeenPage.refused(sidecar.config().app(), name, problem.detail());
                return Html.of(problem.status(), Templates.observations(refused));
            }
        });
    }

    /** A link cannot bring the token. */
    private String json(String name, Span span) {
        return sidecar.config().apiToken().isPresent() ? "" : Links.observationsJson(name, span.from(), span.to());
    }

    private SeenPage seen(String name, Parameters parameters) {
        var now = parameters.now();
        var span = Span.read(parameters, Limits.LONGEST_WINDOW, Optional.of(Span.of(now.minus(USUAL), now)));
        var cursor = parameters.text("cursor");
        var after = cursor.flatMap(Cursor::read);
        if (cursor.isPresent() && after.isEmpty()) {
            parameters.reject("cursor", "that of the page before");
        }
        if (name.isEmpty()) {
            parameters.reject("dependency", "required: the name of one");
        }
        parameters.end();
        // The app's own routes are kept as dependencies are, and are in no roster.
        if (roster.find(name).isEmpty() && store.last(name).isEmpty()) {
            throw new ProblemException(
                    404, "There is no dependency '" + name + "', and there are no observations of it.");
        }
        var found = store.observations(name, span.from(), span.to(), after, Limits.PAGE + 1);
        var page = found.stream().limit(Limits.PAGE).toList();
        var here = Links.observations(name, span.from(), span.to());
        return new SeenPage(
                sidecar.config().app(),
                name,
                new Moment(
                        span.from().toString(), Words.date(span.from()) + " " + Words.time(span.from(), span.from())),
                Moment.of(span.to(), span.from()),
                "",
                page.stream().map(seen -> SeenRow.of(seen, span.from())).toList(),
                Links.around(span.from(), span.to(), now),
                json(name, span),
                found.size() > page.size()
                        ? here + "&cursor="
                                + Cursor.after(page.get(page.size() - 1).startedAt())
                        : "");
    }
}

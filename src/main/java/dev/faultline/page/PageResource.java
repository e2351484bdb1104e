package dev.faultline.page;

import dev.faultline.api.problem.ProblemException;
import dev.faultline.api.request.Parameters;
import dev.faultline.api.request.VerdictRequest;
import dev.faultline.inquiry.Inquiry;
import dev.faultline.inquiry.Roster;
import dev.faultline.schedule.Prober;
import dev.faultline.sidecar.Sidecar;
import dev.faultline.store.ObservationStore;
import dev.faultline.verdict.VerdictText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page at the root, complete without any script. */
@Path("/")
public class PageResource {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Sidecar sidecar;
    private final Roster roster;
    private final ObservationStore store;
    private final Prober prober;
    private final Inquiry inquiry;
    private final InstantSource clock;

    PageResource(
            Sidecar sidecar,
            Roster roster,
            ObservationStore store,
            Prober prober,
            Inquiry inquiry,
            InstantSource clock) {
        this.sidecar = sidecar;
        this.roster = roster;
        this.store = store;
        this.prober = prober;
        this.inquiry = inquiry;
        this.clock = clock;
    }

    /** The templates of this page, in {@code templates/PageResource}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** How everything stands, and the verdict if one was asked for. */
        static native TemplateInstance page(
                String app,
                String instance,
                List<Concern> concerns,
                List<DependencyRow> dependencies,
                Asked asked,
                String verdict);

        /** What is shown where a token is needed. */
        static native TemplateInstance locked(String app);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(UriInfo uri) {
        var config = sidecar.config();
        if (config.apiToken().isPresent()) {
            return html(Templates.locked(config.app()));
        }
        var asked = Asked.in(uri.getQueryParameters());
        var rows = roster.all().stream()
                .map(dependency ->
                        DependencyRow.of(dependency, store.last(dependency.name()), prober.standing(dependency.name())))
                .toList();
        return html(Templates.page(
                config.app(),
                sidecar.instance(),
                Concern.all(sidecar.problem(), store.state()),
                rows,
                asked,
                asked.isQuestion() ? verdict(uri) : ""));
    }

    private String verdict(UriInfo uri) {
        try {
            var parameters = new Parameters(uri.getQueryParameters(), clock.instant());
            var request = VerdictRequest.read(parameters);
            parameters.end();
            var question = request.question();
            return VerdictText.plain(sidecar.config().app(), inquiry.judge(question, roster.concernedBy(question)));
        } catch (ProblemException e) {
            return e.problem().detail();
        }
    }

    private static Response html(TemplateInstance template) {
        return Response.ok(template.render(), MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "no-store")
                .build();
    }
}

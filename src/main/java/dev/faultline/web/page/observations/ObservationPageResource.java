// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.observations;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.config.RunningConfig;
import dev.faultline.text.TimeWords;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.PageCursor;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestLimits;
import dev.faultline.web.api.request.RequestSpan;
import dev.faultline.web.page.HtmlResponse;
import dev.faultline.web.page.TokenGate;
import dev.faultline.web.page.address.PageLinks;
import dev.faultline.web.page.format.PageWording;
import dev.faultline.web.page.format.ShownInstant;
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

/** Serves {@code /observations}: the observations of one dependency, which the sentences of a verdict link to. */
@Path("/observations")
public class ObservationPageResource {

    private static final Duration USUAL = Duration.ofHours(1);

    private final TokenGate gate;
    private final RunningConfig running;
    private final DependencyRegistry dependencies;
    private final ObservationStore store;
    private final InstantSource clock;

    ObservationPageResource(
            TokenGate gate,
            RunningConfig running,
            DependencyRegistry dependencies,
            ObservationStore store,
            InstantSource clock) {
        this.gate = gate;
        this.running = running;
        this.dependencies = dependencies;
        this.store = store;
        this.clock = clock;
    }

    /** The templates of this page, in {@code templates/ObservationPageResource}. */
    @CheckedTemplate
    static final class Templates {

        private Templates() {}

        /** The whole page. */
        static native TemplateInstance observations(ObservationPage page);
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Response page(UriInfo uri, HttpHeaders headers) {
        return gate.locked(headers).orElseGet(() -> {
            var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
            var name = parameters.text("dependency").orElse("");
            try {
                return HtmlResponse.of(200, Templates.observations(observations(name, parameters)));
            } catch (ProblemException e) {
                var problem = e.problem();
                var refused = ObservationPage.refused(running.config().app(), name, problem.detail());
                return HtmlResponse.of(problem.status(), Templates.observations(refused));
            }
        });
    }

    /** A link cannot bring the token. */
    private String json(String name, RequestSpan span) {
        return running.config().apiToken().isPresent() ? "" : PageLinks.observationsJson(name, span.from(), span.to());
    }

    private ObservationPage observations(String name, QueryParameters parameters) {
        var now = parameters.now();
        var span = RequestSpan.read(
                parameters, RequestLimits.LONGEST_WINDOW, Optional.of(RequestSpan.of(now.minus(USUAL), now)));
        var cursor = parameters.text("cursor");
        var after = cursor.flatMap(PageCursor::read);
        if (cursor.isPresent() && after.isEmpty()) {
            parameters.reject("cursor", PageWording.CURSOR_ALLOWED);
        }
        if (name.isEmpty()) {
            parameters.reject("dependency", PageWording.DEPENDENCY_REQUIRED);
        }
        parameters.end();
        // The app's own routes are kept as dependencies are, and are not in the registry.
        if (dependencies.find(name).isEmpty() && store.last(name).isEmpty()) {
            throw new ProblemException(404, PageWording.noSuchDependency(name));
        }
        var found = store.observations(name, span.from(), span.to(), after, RequestLimits.PAGE + 1);
        var page = found.stream().limit(RequestLimits.PAGE).toList();
        var here = PageLinks.observations(name, span.from(), span.to());
        return new ObservationPage(
                running.config().app(),
                name,
                new ShownInstant(
                        span.from().toString(),
                        TimeWords.date(span.from()) + " " + TimeWords.time(span.from(), span.from())),
                ShownInstant.of(span.to(), span.from()),
                "",
                page.stream().map(each -> ObservationLine.of(each, span.from())).toList(),
                PageLinks.around(span.from(), span.to(), now),
                json(name, span),
                found.size() > page.size()
                        ? here + "&cursor="
                                + PageCursor.after(page.get(page.size() - 1).startedAt())
                        : "");
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.analysis.VerdictAnalysis;
import dev.faultline.analysis.verdict.TextDetail;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.analysis.verdict.VerdictText;
import dev.faultline.analysis.wording.WindowWording;
import dev.faultline.config.RunningConfig;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorSample;
import dev.faultline.incident.IncidentStore;
import dev.faultline.web.api.body.VerdictBody;
import dev.faultline.web.api.document.VerdictDocument;
import dev.faultline.web.api.request.IncidentSearch;
import dev.faultline.web.api.request.JsonBody;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestInputs;
import dev.faultline.web.api.request.RouteSearch;
import dev.faultline.web.api.request.VerdictRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /verdict}: judges an error window. */
@Path("/api/v1/verdict")
@Tag(name = "Verdict", description = "Whether a window of errors coincides with a downstream failure")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, "text/markdown"})
public class VerdictResource {

    private final RunningConfig running;
    private final DependencyRegistry registry;
    private final VerdictAnalysis verdicts;
    private final ReportAnalysis reports;
    private final IncidentStore incidents;
    private final InstantSource clock;

    VerdictResource(
            RunningConfig running,
            DependencyRegistry registry,
            VerdictAnalysis verdicts,
            ReportAnalysis reports,
            IncidentStore incidents,
            InstantSource clock) {
        this.running = running;
        this.registry = registry;
        this.verdicts = verdicts;
        this.reports = reports;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "verdict",
            summary = "Judges an error window",
            description = "Says for each dependency whether it failed in the window, may have failed unobserved, or is"
                    + " cleared.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(ref = ApiDescription.INCIDENT)
    @Parameter(
            name = "errors",
            in = ParameterIn.QUERY,
            description = "'none' leaves out the errors counted in the window; default 'counted'",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"counted", "none"}))
    @Parameter(ref = ApiDescription.ROUTE)
    @Parameter(
            name = "dependency",
            in = ParameterIn.QUERY,
            description = "Judge only this dependency; may be repeated",
            schema = @Schema(type = SchemaType.ARRAY, implementation = String.class))
    @Parameter(ref = ApiDescription.TOLERANCE)
    @Parameter(ref = ApiDescription.MAX_LAG)
    @Parameter(
            name = "baseline",
            in = ParameterIn.QUERY,
            description = "How much history the chance is computed from; default 7d",
            schema = @Schema(type = SchemaType.STRING))
    @Parameter(ref = ApiDescription.FORMAT)
    @Parameter(ref = ApiDescription.DETAIL)
    @APIResponse(
            responseCode = "200",
            description = "The verdict",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VerdictDocument.class),
                        examples = @ExampleObject(name = "verdict", value = ApiExamples.VERDICT)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "404", description = "Unknown incident or dependency")
    public Response get(UriInfo uri, HttpHeaders headers) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var form = ResponseFormat.of(parameters, headers);
        var detail = DetailParameter.of(parameters);
        var request = VerdictRequest.read(parameters, running.config().errors().maxLag(), search(), routes());
        return respond(parameters, request, form, detail);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "verdictOnErrors",
            summary = "Judges an error window by its error times",
            description = "Like GET, with the times at which the app returned 5xx. The default window is from the first"
                    + " error to the last. Changes nothing.")
    @Parameter(ref = ApiDescription.FORMAT)
    @Parameter(ref = ApiDescription.DETAIL)
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerdictBody.class),
                            examples = @ExampleObject(name = "errors", value = ApiExamples.ERRORS)))
    @APIResponse(
            responseCode = "200",
            description = "The verdict",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VerdictDocument.class)))
    public Response post(InputStream stream, UriInfo uri, HttpHeaders headers) {
        var now = clock.instant();
        var parameters = new QueryParameters(uri.getQueryParameters(), now);
        var form = ResponseFormat.of(parameters, headers);
        var detail = DetailParameter.of(parameters);
        parameters.end();
        var body = JsonBody.read(stream, now);
        return respond(body, VerdictRequest.read(body, search(), routes()), form, detail);
    }

    private IncidentSearch search() {
        return new IncidentSearch(incidents);
    }

    private RouteSearch routes() {
        return new RouteSearch(reports::knownRoutes);
    }

    private Response respond(RequestInputs inputs, VerdictRequest request, ResponseFormat form, TextDetail detail) {
        inputs.end();
        var question =
                request.counted() ? reports.question(request.question(), request.incident()) : request.question();
        var verdict = verdicts.judge(question, judged(request, question)).noting(notes(request, question));
        var errors = question.errors().stream().mapToLong(ErrorSample::count).sum();
        var app = running.config().app();
        var response = form.respond(
                () -> VerdictDocument.of(app, running.instance(), verdict, request.asked(), errors),
                () -> VerdictText.plain(app, verdict, detail),
                () -> VerdictText.markdown(app, verdict, detail));
        return AnswerHeader.on(response, verdict.answer());
    }

    private static List<String> notes(VerdictRequest request, VerdictQuestion question) {
        return request.counted() && question.errors().isEmpty()
                ? Stream.concat(request.notes().stream(), Stream.of(WindowWording.noneCounted()))
                        .toList()
                : request.notes();
    }

    private List<Dependency> judged(VerdictRequest request, VerdictQuestion question) {
        if (request.dependencies().isEmpty()) {
            return registry.concernedBy(question);
        }
        return request.dependencies().stream()
                .map(name -> registry.find(name).orElseThrow(() -> DependenciesResource.unknown(name)))
                .toList();
    }
}

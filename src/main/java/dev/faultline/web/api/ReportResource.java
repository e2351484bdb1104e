// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.ReportAnalysis;
import dev.faultline.analysis.runbook.ChatText;
import dev.faultline.analysis.runbook.ReportText;
import dev.faultline.analysis.runbook.Runbook;
import dev.faultline.config.RunningConfig;
import dev.faultline.incident.IncidentStore;
import dev.faultline.web.api.document.ReportDocument;
import dev.faultline.web.api.document.VerdictDocument;
import dev.faultline.web.api.request.IncidentSearch;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.ReportRequest;
import dev.faultline.web.api.request.RouteSearch;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /report}: the runbook for HTTP 500, filled in. */
@Path("/api/v1/report")
@Tag(name = "Report", description = "The nine steps of the runbook for HTTP 500, filled in for one error window")
@Produces({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN, "text/markdown"})
public class ReportResource {

    private final RunningConfig running;
    private final ReportAnalysis reports;
    private final IncidentStore incidents;
    private final InstantSource clock;
    private final Runbook runbook = new Runbook();

    ReportResource(RunningConfig running, ReportAnalysis reports, IncidentStore incidents, InstantSource clock) {
        this.running = running;
        this.reports = reports;
        this.incidents = incidents;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "report",
            summary = "Fills in the runbook for an error window or an incident",
            description =
                    "Each step has one sentence, its evidence and a state: FOUND (points to a cause, or to something"
                            + " to do), CLEARED (checked, and not the cause), UNKNOWN (checked, but the evidence does not suffice)"
                            + " or NOT_CONFIGURED (nothing checks it). The step 'downstream' contains the whole verdict.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(ref = ApiDescription.INCIDENT)
    @Parameter(ref = ApiDescription.ROUTE)
    @Parameter(ref = ApiDescription.TOLERANCE)
    @Parameter(ref = ApiDescription.MAX_LAG)
    @Parameter(
            name = "format",
            in = ParameterIn.QUERY,
            description = "The format of the response; 'chat' is text of four lines and a link. Default by the Accept"
                    + " header",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"json", "text", "markdown", "chat"}))
    @Parameter(ref = ApiDescription.DETAIL)
    @APIResponse(
            responseCode = "200",
            description = "The report",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ReportDocument.class),
                        examples = @ExampleObject(name = "report", value = ApiExamples.REPORT)),
                @Content(mediaType = MediaType.TEXT_PLAIN, schema = @Schema(implementation = String.class)),
                @Content(mediaType = "text/markdown", schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "404", description = "Unknown incident")
    public Response get(UriInfo uri, HttpHeaders headers) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var form = ResponseFormat.ofReport(parameters, headers);
        var detail = DetailParameter.of(parameters);
        var request = ReportRequest.read(
                parameters,
                running.config().errors().maxLag(),
                new IncidentSearch(incidents),
                new RouteSearch(reports::knownRoutes));
        parameters.end();
        var facts = reports.facts(request.question(), request.incident());
        var report = runbook.fill(facts);
        var response = form.respond(
                () -> ReportDocument.of(
                        running.instance(),
                        report,
                        VerdictDocument.of(
                                report.app(),
                                running.instance(),
                                facts.verdict(),
                                request.asked(),
                                facts.errors().judged()),
                        request.notes()),
                () -> form == ResponseFormat.CHAT
                        ? ChatText.of(facts, report, running.config().page())
                        : ReportText.plain(report, request.notes(), detail),
                () -> ReportText.markdown(report, request.notes(), detail));
        return AnswerHeader.on(response, facts.verdict().answer());
    }
}

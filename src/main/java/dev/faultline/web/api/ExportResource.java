// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.archive.ArchiveHeader;
import dev.faultline.archive.ArchiveWriter;
import dev.faultline.archive.ArchivedSpan;
import dev.faultline.archive.EvidenceArchive;
import dev.faultline.config.RunningConfig;
import dev.faultline.incident.IncidentStore;
import dev.faultline.settings.ProgramVersion;
import dev.faultline.settings.Redaction;
import dev.faultline.text.InstantFormat;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.ExportRequest;
import dev.faultline.web.api.request.IncidentSearch;
import dev.faultline.web.api.request.QueryParameters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /export}: the evidence of a span as a file. */
@Path("/api/v1/export")
@Tag(name = "Evidence", description = "The evidence of a span as a file, for another instance or for a bug report")
@Produces(ExportResource.GZIP)
public class ExportResource {

    static final String GZIP = "application/gzip";

    private final RunningConfig running;
    private final EvidenceArchive archive;
    private final DependencyRegistry dependencies;
    private final IncidentStore incidents;
    private final InstantSource clock;
    private final Vertx vertx;
    private final SinglePlace place = new SinglePlace();

    ExportResource(
            RunningConfig running,
            EvidenceArchive archive,
            DependencyRegistry dependencies,
            IncidentStore incidents,
            InstantSource clock,
            Vertx vertx) {
        this.running = running;
        this.dependencies = dependencies;
        this.archive = archive;
        this.incidents = incidents;
        this.clock = clock;
        this.vertx = vertx;
    }

    @GET
    @Operation(
            operationId = "export",
            summary = "Exports the evidence of a span as a file",
            description =
                    "Observations, runs, responses, error lines, changes and incidents with their verdicts, as JSON"
                            + " with one object a line, packed by gzip; as much before the span as its verdicts need. Secrets and"
                            + " personal data are masked as everywhere. The verdict on any window in the span is the same after"
                            + " POST /import elsewhere. One export at a time.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    @Parameter(ref = ApiDescription.INCIDENT)
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = GZIP, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "404", description = "Unknown incident")
    public Response get(UriInfo uri, @Context RoutingContext context) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var span = ExportRequest.read(parameters, new IncidentSearch(incidents));
        parameters.end();
        var taken =
                place.take().orElseThrow(() -> new ProblemException(503, "Another export is under way. Try again."));
        // Nothing is written to a caller who is gone by then.
        context.addEndHandler(ended -> taken.close());
        var guard = StallGuard.of(context, vertx);
        StreamingOutput file = out -> {
            try (taken) {
                write(span, new MovingOutput(out, guard));
            } finally {
                guard.end();
            }
        };
        return Response.ok(file, GZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name(span) + "\"")
                .build();
    }

    private void write(ArchivedSpan span, OutputStream out) throws IOException {
        var config = running.config();
        var header = new ArchiveHeader(
                ProgramVersion.current().toString(),
                config.app(),
                running.instance(),
                span.from(),
                span.to(),
                span.now(),
                dependencies.configured());
        // Not closed when it fails: what is missing shows.
        var file = new ArchiveWriter(out, header, new Redaction(config.secrets())::clear);
        archive.show(span, file);
        file.end();
        file.close();
    }

    private String name(ArchivedSpan span) {
        var app = running.config().app().replaceAll("[^A-Za-z0-9._-]", "_");
        return "faultline-" + app + "-" + InstantFormat.of(span.from()).replaceAll("[:.-]|000Z", "") + ".ndjson.gz";
    }
}

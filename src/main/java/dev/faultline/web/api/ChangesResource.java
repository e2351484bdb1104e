// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.changes.ChangeStore;
import dev.faultline.changes.polling.ChangeLog;
import dev.faultline.config.RunningConfig;
import dev.faultline.web.api.body.ChangeBody;
import dev.faultline.web.api.document.ChangeDocument;
import dev.faultline.web.api.document.ChangesDocument;
import dev.faultline.web.api.document.StoredDocument;
import dev.faultline.web.api.request.ChangeRequest;
import dev.faultline.web.api.request.JsonBody;
import dev.faultline.web.api.request.QueryParameters;
import dev.faultline.web.api.request.RequestLimits;
import dev.faultline.web.api.request.RequestSpan;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /changes}: lists changes around the app, and records them. */
@Path("/api/v1/changes")
@Tag(name = "Changes", description = "Deploys, config and secret edits, migrations, restarts")
@Produces(MediaType.APPLICATION_JSON)
public class ChangesResource {

    private static final Duration USUAL = Duration.ofDays(1);

    private final RunningConfig running;
    private final ChangeStore store;
    private final ChangeLog log;
    private final InstantSource clock;

    ChangesResource(RunningConfig running, ChangeStore store, ChangeLog log, InstantSource clock) {
        this.running = running;
        this.store = store;
        this.log = log;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "changes",
            summary = "Lists the changes in a span of time",
            description = "The latest first. The default span is the last day.")
    @Parameter(ref = ApiDescription.FROM)
    @Parameter(ref = ApiDescription.TO)
    @Parameter(ref = ApiDescription.LAST)
    @Parameter(ref = ApiDescription.ZONE)
    public ChangesDocument get(UriInfo uri) {
        var parameters = new QueryParameters(uri.getQueryParameters(), clock.instant());
        var now = parameters.now();
        var span = RequestSpan.read(
                parameters, RequestLimits.LONGEST_WINDOW, Optional.of(RequestSpan.of(now.minus(USUAL), now)));
        parameters.end();
        return new ChangesDocument(
                span.from(),
                span.to(),
                store.changes(span.from(), span.to()).stream()
                        .map(ChangeDocument::of)
                        .toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postChange",
            summary = "Records a change",
            description =
                    "'at' defaults to now, 'subject' to the app; 'files' are the paths that it touched. Posting the same 'at', 'kind', 'subject' and"
                            + " 'version' again changes nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChangeBody.class),
                            examples = @ExampleObject(name = "deploy", value = ApiExamples.CHANGE)))
    public StoredDocument post(InputStream stream) {
        var config = running.config();
        var body = JsonBody.read(stream, clock.instant());
        var change = ChangeRequest.read(body, config.app(), config.secrets());
        body.end();
        var isNew = log.add(change);
        return new StoredDocument(isNew ? 1 : 0, isNew ? 0 : 1);
    }
}

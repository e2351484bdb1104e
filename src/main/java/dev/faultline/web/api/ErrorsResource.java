// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.detection.Detection;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.incident.Incident;
import dev.faultline.settings.Redaction;
import dev.faultline.web.api.body.ErrorsBody;
import dev.faultline.web.api.document.ErrorsStoredDocument;
import dev.faultline.web.api.request.ErrorReport;
import dev.faultline.web.api.request.JsonBody;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /errors}: accepts 5xx responses that the app or a gateway saw. */
@Singleton
@Path("/api/v1/errors")
@Tag(name = "Errors", description = "5xx responses seen by the app or a gateway")
@Produces(MediaType.APPLICATION_JSON)
public class ErrorsResource {

    private final RunningConfig running;
    private final Detection detection;
    private final InstantSource clock;
    private final PostedRoutes routes = new PostedRoutes();

    ErrorsResource(RunningConfig running, Detection detection, InstantSource clock) {
        this.running = running;
        this.detection = detection;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postErrors",
            summary = "Stores responses of the app and finds error windows in them",
            description = "All or nothing; at most 10,000 rows, in any order, no older than the retention of timelines."
                    + " A row is 'count' responses (default 1) with 'status' (default 500) at 'at'; only 5xx are errors,"
                    + " others count as requests. 'requests' is the number of all responses in that time; with it, 'count'"
                    + " may be 0. 'interval' beside 'errors' says that each row covers that time from its 'at' on."
                    + " 'durationMs' is how long each request had run. Routes beyond"
                    + " the 500th are stored as '/*'. The response names the incidents that the rows added to.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErrorsBody.class),
                            examples = @ExampleObject(name = "errors", value = ApiExamples.POSTED_ERRORS)))
    public ErrorsStoredDocument post(InputStream stream) {
        var config = running.config();
        var body = JsonBody.read(stream, clock.instant());
        var read = ErrorReport.read(body, config.retention().timelines(), new Redaction(config.secrets()));
        body.end();
        var responses = read.stream().map(routes::bound).toList();
        var touched = detection.report(new ErrorBatch(responses, List.of(), Optional.empty()));
        return new ErrorsStoredDocument(
                responses.size(), touched.stream().map(Incident::id).distinct().toList());
    }
}

package dev.faultline.web.api;

import dev.faultline.config.RunningConfig;
import dev.faultline.detection.Detection;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.incident.Incident;
import dev.faultline.settings.Redaction;
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
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes 5xx answers that the app or a gateway saw. */
@Singleton
@Path("/api/v1/errors")
@Tag(name = "Errors", description = "5xx answers seen by the app or a gateway")
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
            summary = "Stores answers of the app and finds the windows that their errors make",
            description = "As a whole or not at all; at most 10,000, in any order, of any age within the retention of"
                    + " timelines. 'count' (1 if absent) answers with 'status' (500 if absent) at 'at'; only 5xx are"
                    + " errors, others count as requests. 'requests' says how many answers there were in all in that"
                    + " time. Routes beyond the 500th are called '/*'. The answer names the incidents to which they added"
                    + " something.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "errors", value = ApiExamples.POSTED_ERRORS)))
    public ErrorsStoredDocument post(InputStream stream) {
        var config = running.config();
        var body = JsonBody.read(stream, clock.instant());
        var read = ErrorReport.read(body, config.retention().timelines(), new Redaction(config.secrets()));
        body.end();
        var answers = read.stream().map(routes::bound).toList();
        var touched = detection.report(new ErrorBatch(answers, List.of(), Optional.empty()));
        return new ErrorsStoredDocument(
                answers.size(), touched.stream().map(Incident::id).distinct().toList());
    }
}

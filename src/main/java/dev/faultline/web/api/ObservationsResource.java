// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.analysis.DependencyRegistry;
import dev.faultline.config.RunningConfig;
import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.settings.Redaction;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.body.ObservationsBody;
import dev.faultline.web.api.document.StoredDocument;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.JsonBody;
import dev.faultline.web.api.request.ObservationBatch;
import dev.faultline.web.api.request.ObservationRow;
import dev.faultline.web.api.request.RequestLimits;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /observations}: accepts observations made elsewhere. */
@Path("/api/v1/observations")
@Tag(name = "Observations", description = "Observations made elsewhere: another prober, a backfill")
@Produces(MediaType.APPLICATION_JSON)
public class ObservationsResource {

    private final RunningConfig running;
    private final DependencyRegistry registry;
    private final ObservationStore store;
    private final InstantSource clock;

    ObservationsResource(
            RunningConfig running, DependencyRegistry registry, ObservationStore store, InstantSource clock) {
        this.running = running;
        this.registry = registry;
        this.store = store;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postObservations",
            summary = "Stores a batch of observations",
            description =
                    "All or nothing; at most 10,000 rows, in any order, no older than the retention of timelines."
                            + " Posting the same dependency and 'at' again changes nothing. An unknown dependency is created with"
                            + " kind 'external'. 'interval' is the time between observations; default: their median spacing. A"
                            + " failure without a class is stored as 'assertion' (DOWN), 'slow' (DEGRADED) or 'prober' (UNKNOWN).")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ObservationsBody.class),
                            examples = @ExampleObject(name = "observations", value = ApiExamples.OBSERVATIONS)))
    public StoredDocument post(InputStream stream) {
        var config = running.config();
        var body = JsonBody.read(stream, clock.instant());
        var batch = ObservationBatch.read(body, config.retention().timelines());
        body.end();
        var paces = registry.all().stream().collect(Collectors.toMap(Dependency::name, Dependency::pace));
        var fresh = batch.rows().stream()
                .map(ObservationRow::dependency)
                .filter(name -> !paces.containsKey(name))
                .distinct()
                .count();
        if (fresh > 0 && paces.size() + fresh > RequestLimits.MOST_DEPENDENCIES) {
            throw new ProblemException(
                    400, "Too many names: at most " + RequestLimits.MOST_DEPENDENCIES + " dependencies are kept.");
        }
        var intervals = batch.intervals();
        var redaction = new Redaction(config.secrets());
        var observations = batch.rows().stream()
                .map(row -> {
                    var pace = paces.getOrDefault(row.dependency(), config.defaults());
                    var interval = intervals.getOrDefault(row.dependency(), pace.interval());
                    return observation(row, interval, pace.timeout(), redaction);
                })
                .toList();
        var stored = store.insert(observations);
        return new StoredDocument(stored.stored(), stored.duplicate());
    }

    private static Observation observation(
            ObservationRow row, Duration interval, Duration timeout, Redaction redaction) {
        return new Observation(
                row.dependency(),
                row.at(),
                row.duration(),
                row.status(),
                row.failure(),
                redaction.clear(row.message()),
                Map.of(),
                interval,
                timeout);
    }
}

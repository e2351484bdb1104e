// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.probe.scheduler.Prober;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.web.api.document.SweepDocument;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /sweep}: probes everything now. */
@Path("/api/v1/sweep")
@Tag(name = "Dependencies")
@Produces(MediaType.APPLICATION_JSON)
public class SweepResource {

    private final Prober prober;
    private final ObservationStore store;

    SweepResource(Prober prober, ObservationStore store) {
        this.prober = prober;
        this.store = store;
    }

    @POST
    @Operation(
            operationId = "sweep",
            summary = "Probes every dependency and every route now",
            description = "Responds with the states before and after, once the last probe has ended or timed out.")
    public Uni<SweepDocument> sweep() {
        return Uni.createFrom()
                .completionStage(prober::sweep)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .invoke(store::flush)
                .map(SweepDocument::of);
    }
}

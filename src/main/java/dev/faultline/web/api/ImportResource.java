// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import dev.faultline.archive.ArchiveHeader;
import dev.faultline.archive.ArchiveReader;
import dev.faultline.archive.CheckedEvidence;
import dev.faultline.archive.EvidenceArchive;
import dev.faultline.archive.EvidenceArchive.Evidence;
import dev.faultline.archive.EvidenceVisitor;
import dev.faultline.archive.UnusableArchive;
import dev.faultline.web.api.document.ImportDocument;
import dev.faultline.web.api.problem.ProblemException;
import dev.faultline.web.api.request.RequestLimits;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves {@code /import}: takes in a file that {@code /export} gave. */
@Path("/api/v1/import")
@Tag(name = "Evidence")
@Produces(MediaType.APPLICATION_JSON)
public class ImportResource {

    private static final int PART = 64 << 10;
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final EvidenceArchive archive;
    private final InstantSource clock;
    private final Vertx vertx;
    private final SinglePlace place = new SinglePlace();

    ImportResource(EvidenceArchive archive, InstantSource clock, Vertx vertx) {
        this.archive = archive;
        this.clock = clock;
        this.vertx = vertx;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "import",
            summary = "Imports a file that GET /export gave",
            description = "All or nothing; a file that cannot be used is refused with the line and the reason. What is"
                    + " there already stays as it is, so that importing a file again changes nothing. The file has at most"
                    + " 64 MiB packed and 2 GiB unpacked. Its incidents are final: nobody is notified of them. One import"
                    + " at a time.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = ExportResource.GZIP,
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public ImportDocument post(InputStream body, @Context RoutingContext context) {
        var taken =
                place.take().orElseThrow(() -> new ProblemException(503, "Another import is under way. Try again."));
        try (taken) {
            return stored(body, StallGuard.of(context, vertx));
        }
    }

    private ImportDocument stored(InputStream body, StallGuard guard) {
        try {
            var file = Files.createTempFile("faultline-import", ".tmp");
            try {
                receive(body, file, guard);
                guard.end();
                return add(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (UnusableArchive unusable) {
            throw new ProblemException(400, "Nothing was imported: " + unusable.getMessage() + ".");
        } catch (IOException failed) {
            throw new ProblemException(
                    503, "Nothing was imported: the file could not be received, or put on the disk.");
        }
    }

    private ImportDocument add(java.nio.file.Path file) throws IOException {
        var latest = clock.instant().plus(RequestLimits.CLOCK_AHEAD);
        var evidence = new FileEvidence(file, latest);
        // To its end before anything is written: so a file that cannot be used holds up nobody.
        var header = evidence.showTo(new CheckedEvidence());
        return ImportDocument.of(header, archive.add(evidence));
    }

    private record FileEvidence(java.nio.file.Path file, Instant latest) implements Evidence {

        @Override
        public <E extends Exception> ArchiveHeader showTo(EvidenceVisitor<E> visitor) throws IOException, E {
            try (var in = Files.newInputStream(file)) {
                return ArchiveReader.read(in, latest, visitor);
            }
        }
    }

    private static void receive(InputStream body, java.nio.file.Path file, StallGuard guard) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            var part = new byte[PART];
            var deadline = System.nanoTime() + LONGEST.toNanos();
            var received = 0L;
            for (var count = body.read(part); count >= 0; count = body.read(part)) {
                received += count;
                if (received > RequestLimits.LARGEST_ARCHIVE) {
                    throw new ProblemException(
                            413, "The file is too large: at most " + (RequestLimits.LARGEST_ARCHIVE >> 20) + " MiB.");
                }
                if (System.nanoTime() - deadline > 0) {
                    throw new ProblemException(408, "The file did not arrive within " + LONGEST.toMinutes() + " min.");
                }
                out.write(part, 0, count);
                guard.moved();
            }
        }
    }
}

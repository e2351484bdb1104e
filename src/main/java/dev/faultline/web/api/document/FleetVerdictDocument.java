// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.verdict.FleetVerdict;
import dev.faultline.hub.wording.FleetWording;
import dev.faultline.web.api.document.FleetInstancesDocument.MissingDatabase;
import dev.faultline.web.api.document.VerdictDocument.WindowDocument;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer for one error window of an app, over all its instances.
 *
 * @param app whose errors they were
 * @param window the window that was asked about
 * @param answer COINCIDES, PARTLY_COINCIDES, DOES_NOT_COINCIDE or INCONCLUSIVE
 * @param summary what it comes to, in a sentence or two
 * @param fleet who ran in the window
 * @param dependencies every dependency that could matter, the likeliest cause first
 * @param changes before the end of the window, the latest first
 * @param incidents that touch the window
 * @param notes what else a responder has to know
 * @param missing the databases that could not be read
 */
@RegisterForReflection
public record FleetVerdictDocument(
        String app,
        WindowDocument window,
        VerdictAnswer answer,
        String summary,
        FleetDocument fleet,
        List<FleetFindingDocument> dependencies,
        List<FleetChangeDocument> changes,
        List<FleetIncidentLine> incidents,
        List<String> notes,
        List<MissingDatabase> missing) {

    public static FleetVerdictDocument of(FleetVerdict verdict) {
        var window = verdict.question().window();
        return new FleetVerdictDocument(
                verdict.question().app(),
                WindowDocument.of(window),
                verdict.answer(),
                FleetWording.summary(verdict),
                FleetDocument.of(verdict),
                verdict.findings().stream()
                        .map(each -> FleetFindingDocument.of(each, verdict))
                        .toList(),
                verdict.changes().stream()
                        .map(each -> new FleetChangeDocument(
                                each.at(),
                                each.kind(),
                                each.subject(),
                                each.version(),
                                each.instances(),
                                Duration.between(each.at(), window.from())))
                        .toList(),
                verdict.incidents().stream().map(FleetIncidentLine::of).toList(),
                verdict.notes(),
                verdict.missing().stream().map(MissingDatabase::of).toList());
    }

    /**
     * Who ran in the window.
     *
     * @param reported how many instances have reported to its end
     * @param behind the others
     * @param clocks those whose clock is more than a second off; their times are corrected
     */
    @RegisterForReflection
    public record FleetDocument(
            long instances,
            long nodes,
            long zones,
            long reported,
            List<BehindDocument> behind,
            List<OffClockDocument> clocks) {

        static FleetDocument of(FleetVerdict verdict) {
            var fleet = verdict.fleet();
            return new FleetDocument(
                    fleet.size(),
                    fleet.stream().map(FleetInstance::node).distinct().count(),
                    fleet.stream()
                            .flatMap(each -> each.place().zone().stream())
                            .distinct()
                            .count(),
                    fleet.size() - verdict.behind().size(),
                    verdict.behind().stream().map(BehindDocument::of).toList(),
                    fleet.stream()
                            .filter(each -> each.clock().ahead().abs().compareTo(Duration.ofSeconds(1)) > 0)
                            .map(each -> new OffClockDocument(
                                    each.name(),
                                    each.clock().ahead(),
                                    each.clock().uncertainty()))
                            .toList());
        }
    }

    /**
     * An instance that has not reported to the end of the window.
     *
     * @param reportedUntil null if it has not caught up yet
     * @param reason gone, or not reported yet
     */
    @RegisterForReflection
    public record BehindDocument(
            String instance, String node, @Nullable Instant reportedUntil, String reason) {

        static BehindDocument of(FleetInstance each) {
            return new BehindDocument(
                    each.name(),
                    each.node(),
                    each.reportedUntil().orElse(null),
                    each.state() == InstanceState.GONE ? "gone" : "not reported yet");
        }
    }

    /** A clock that is off. */
    @RegisterForReflection
    public record OffClockDocument(String instance, Duration offset, Duration uncertainty) {}

    /**
     * A change.
     *
     * @param instances how many noticed it
     * @param before from the change to the start of the window; negative if it was inside the window
     */
    @RegisterForReflection
    public record FleetChangeDocument(
            Instant at, String kind, String subject, String version, long instances, Duration before) {}

    /** An incident of the fleet, in short. */
    @RegisterForReflection
    public record FleetIncidentLine(String id, Instant from, Instant to, long instances, long errors) {

        static FleetIncidentLine of(FleetIncident incident) {
            return new FleetIncidentLine(
                    incident.id(), incident.from(), incident.to(), incident.instances(), incident.errors());
        }
    }
}

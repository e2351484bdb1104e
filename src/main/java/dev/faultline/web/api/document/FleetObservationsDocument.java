// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.hub.FleetObservations;
import dev.faultline.hub.FleetObservations.InstanceObservation;
import dev.faultline.hub.FleetObservations.ObservationGap;
import dev.faultline.hub.ObservationQuestion;
import dev.faultline.probe.Status;
import dev.faultline.web.api.document.FleetInstancesDocument.MissingDatabase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the instances of an app observed of one dependency.
 *
 * @param from start of the span
 * @param to its end
 * @param observations by start
 * @param next what to give as {@code cursor} for the next page; null on the last one
 * @param gaps what was, or may have been, observed in the span and is not here
 * @param missing the databases that could not be read
 */
@RegisterForReflection
public record FleetObservationsDocument(
        String app,
        String dependency,
        Instant from,
        Instant to,
        List<FleetObservationDocument> observations,
        @Nullable String next,
        List<GapDocument> gaps,
        List<MissingDatabase> missing) {

    public static FleetObservationsDocument of(
            ObservationQuestion question, FleetObservations found, @Nullable String next) {
        return new FleetObservationsDocument(
                question.app(),
                question.dependency(),
                question.from(),
                question.to(),
                found.observations().stream().map(FleetObservationDocument::of).toList(),
                next,
                found.gaps().stream().map(GapDocument::of).toList(),
                found.roster().missing().stream().map(MissingDatabase::of).toList());
    }

    /**
     * What one instance observed.
     *
     * @param instance its name
     * @param node where it runs; null if it does not say
     * @param store the id of its local store
     * @param at when the probe started, by the database's clock
     * @param durationMs how long it took, in milliseconds
     * @param status UP, DEGRADED, DOWN or UNKNOWN
     * @param failure the failure class; null when UP
     * @param message one line, may be empty
     * @param by which other instance made it, if it was taken over; null for an own one
     */
    @RegisterForReflection
    public record FleetObservationDocument(
            String instance,
            @Nullable String node,
            UUID store,
            Instant at,
            double durationMs,
            Status status,
            @Nullable String failure,
            String message,
            @Nullable String by) {

        static FleetObservationDocument of(InstanceObservation each) {
            var observation = each.observation();
            var failure = observation.failure().label();
            return new FleetObservationDocument(
                    each.instance().name(),
                    each.instance().place().node().orElse(null),
                    each.instance().store(),
                    each.at(),
                    NumberRounding.millis(observation.duration()),
                    observation.status(),
                    failure.isEmpty() ? null : failure,
                    observation.message(),
                    observation.by().orElse(null));
        }
    }

    /**
     * A time of which an instance's observations are not here.
     *
     * @param node where it runs; null if it does not say
     * @param reason pending, unreported, absent or unreadable
     */
    @RegisterForReflection
    public record GapDocument(
            String instance, @Nullable String node, UUID store, Instant from, Instant to, String reason) {

        static GapDocument of(ObservationGap each) {
            return new GapDocument(
                    each.instance().name(),
                    each.instance().place().node().orElse(null),
                    each.instance().store(),
                    each.from(),
                    each.to(),
                    each.reason().name().toLowerCase(Locale.ROOT));
        }
    }
}

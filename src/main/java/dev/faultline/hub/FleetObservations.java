// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import dev.faultline.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the instances of an app observed of one dependency, one by one: only those ship it that are told to, and an hour late.
 *
 * @param roster the instances that were asked about, and the databases that could not be read
 * @param known whether any of them has the dependency
 * @param observations in the order of {@link InstanceObservation#ORDER}
 * @param more whether there are later ones
 * @param gaps what is not among them though it was, or may have been, observed; by the instance
 */
public record FleetObservations(
        FleetRoster roster,
        boolean known,
        List<InstanceObservation> observations,
        boolean more,
        List<ObservationGap> gaps) {

    public FleetObservations {
        observations = List.copyOf(observations);
        gaps = List.copyOf(gaps);
    }

    /**
     * What one instance observed.
     *
     * @param observation its start by the database's clock
     */
    public record InstanceObservation(FleetInstance instance, Observation observation) {

        /** By start, then by the store. */
        public static final Comparator<InstanceObservation> ORDER = Comparator.comparing(InstanceObservation::at)
                .thenComparing(each -> each.instance().store());

        public Instant at() {
            return observation.startedAt();
        }
    }

    /**
     * A time of which an instance's observations are not here.
     *
     * @param from by the database's clock
     * @param to the same
     */
    public record ObservationGap(FleetInstance instance, Instant from, Instant to, GapReason reason) {

        /** By the instance, then by time. */
        public static final Comparator<ObservationGap> ORDER = Comparator.comparing(
                        (ObservationGap each) -> each.instance().name())
                .thenComparing(each -> each.instance().store())
                .thenComparing(ObservationGap::from);

        /** How long it is. */
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /** Why observations are not here. */
    public enum GapReason {
        /** It is too early for them. */
        PENDING,
        /** The instance has not reported so far: nobody knows whether there are any. */
        UNREPORTED,
        /** There were some by the runs: the instance ships runs only, has not caught up, was refused, or they have expired. */
        ABSENT,
        /** They are in a form that this program does not know, or damaged. */
        UNREADABLE
    }
}

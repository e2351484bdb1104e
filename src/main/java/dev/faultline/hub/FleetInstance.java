// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import dev.faultline.fleet.InstancePlace;
import dev.faultline.fleet.ParkedRows;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * One local store that ships, as its database has it. A pod that lost its volume is another one.
 *
 * @param cell the database
 * @param app the app it stands beside
 * @param store the id of its store
 * @param name of the instance
 * @param place where it runs, as far as it says
 * @param shipped what is in of it
 * @param clock how its clock stands to the database's
 * @param life from when to when its process ran
 * @param asked when the database was asked, by its clock
 * @param state whether it reports
 */
public record FleetInstance(
        String cell,
        String app,
        UUID store,
        String name,
        InstancePlace place,
        ShippedState shipped,
        ClockOffset clock,
        ProcessLife life,
        Instant asked,
        InstanceState state) {

    /** One that was silent for so long does not come back. */
    public static final Duration FORGOTTEN = Duration.ofDays(1);

    /**
     * What is in of an instance.
     *
     * @param program the version of its program
     * @param format of the statements that it sends
     * @param batch the last batch that is in
     * @param through all that it observed up to here is in, by its own clock; absent: it has not caught up yet
     * @param reported when its last batch came, by the database's clock
     * @param parked what was refused of it
     */
    public record ShippedState(
            String program, int format, long batch, Optional<Instant> through, Instant reported, ParkedRows parked) {}

    /**
     * From when to when a process ran, by its own clock.
     *
     * @param ended when it said good-bye; absent: it runs, or nobody knows
     */
    public record ProcessLife(Instant started, Optional<Instant> ended) {}

    /**
     * How a clock stands to the database's.
     *
     * @param ahead by how much it is ahead; negative: behind
     * @param uncertainty give or take
     * @param known whether that was measured
     */
    public record ClockOffset(Duration ahead, Duration uncertainty, boolean known) {

        /** The instant by the database's clock that is this one by the instance's. */
        public Instant corrected(Instant instant) {
            return instant.minus(ahead);
        }
    }

    /** Whether an instance reports. */
    public enum InstanceState {
        /** Its last batch is no older than three times the interval in which batches are due, and all is in up to then. */
        REPORTING,
        /** It reports, and has not caught up yet. */
        BEHIND,
        /** It fell silent without a good-bye: nobody knows how it is. */
        GONE,
        /** It said good-bye, another instance of its name took its place, or it was silent for a day. */
        ENDED
    }

    /** What counts as one point of view: its node, or the instance itself if its node is unknown. */
    public String node() {
        return place.node().orElse(name);
    }

    /** Up to when its silence means something, by the database's clock, in whole milliseconds as all that is observed. */
    public Optional<Instant> reportedUntil() {
        return shipped.through().map(clock::corrected).map(until -> until.truncatedTo(ChronoUnit.MILLIS));
    }

    /** How long ago that was; since its start, if nothing is known of it yet. */
    public Duration behind() {
        return Duration.between(reportedUntil().orElse(clock.corrected(life.started())), asked);
    }

    /** Whether it fell silent without a good-bye, however long ago: nobody knows how it was from then on. */
    public boolean isSilent() {
        return state == InstanceState.GONE
                || state == InstanceState.ENDED
                        && life.ended().isEmpty()
                        && shipped.reported().plus(FORGOTTEN).isBefore(asked);
    }

    /** Whether what it shipped says how it is now. */
    public boolean isKnown() {
        return state == InstanceState.REPORTING;
    }

    /** The same in another state. */
    public FleetInstance in(InstanceState other) {
        return new FleetInstance(cell, app, store, name, place, shipped, clock, life, asked, other);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.hub.CellTrouble;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetRoster;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who reports to the fleet's databases.
 *
 * @param instances those that reported within the last seven days, by app and name
 * @param missing the databases that could not be read
 */
@RegisterForReflection
public record FleetInstancesDocument(List<FleetInstanceDocument> instances, List<MissingDatabase> missing) {

    public static FleetInstancesDocument of(FleetRoster roster) {
        return new FleetInstancesDocument(
                roster.instances().stream().map(FleetInstanceDocument::of).toList(),
                roster.missing().stream().map(MissingDatabase::of).toList());
    }

    /**
     * A database that could not be read: what it has is not in the response.
     *
     * @param database its host, port and name
     * @param reason what it said
     */
    @RegisterForReflection
    public record MissingDatabase(String database, String reason) {

        public static MissingDatabase of(CellTrouble trouble) {
            return new MissingDatabase(trouble.database(), trouble.reason());
        }
    }

    /**
     * How the clock of an instance stands to the database's.
     *
     * @param offset by how much it is ahead; negative: behind
     * @param uncertainty give or take
     */
    @RegisterForReflection
    public record ClockDocument(Duration offset, Duration uncertainty) {}

    /**
     * One instance.
     *
     * @param app the app it stands beside
     * @param instance its name
     * @param node where it runs; null if it does not say
     * @param zone the zone of that; null if it does not say
     * @param workload its release; null if it does not say
     * @param state reporting, behind, gone or ended
     * @param reportedUntil up to when all is in that it observed; null if it has not caught up yet
     * @param reportedAt when its last batch came
     * @param behind the time since reportedUntil
     * @param clock how its clock stands; null if unknown
     * @param program the version of its program
     * @param format of what it sends
     * @param batch the last batch that is in
     * @param parked how many rows its database refused, which are tried again every hour
     * @param parkedReason which was refused last, and why; null if none is
     * @param startedAt when its process started
     * @param endedAt when it said good-bye; null if it did not
     * @param store the id of its local store
     * @param database where its rows are
     */
    @RegisterForReflection
    public record FleetInstanceDocument(
            String app,
            String instance,
            @Nullable String node,
            @Nullable String zone,
            @Nullable String workload,
            String state,
            @Nullable Instant reportedUntil,
            Instant reportedAt,
            Duration behind,
            @Nullable ClockDocument clock,
            String program,
            int format,
            long batch,
            long parked,
            @Nullable String parkedReason,
            Instant startedAt,
            @Nullable Instant endedAt,
            UUID store,
            String database) {

        static FleetInstanceDocument of(FleetInstance each) {
            return new FleetInstanceDocument(
                    each.app(),
                    each.name(),
                    each.place().node().orElse(null),
                    each.place().zone().orElse(null),
                    each.place().workload().orElse(null),
                    each.state().name().toLowerCase(Locale.ROOT),
                    each.reportedUntil().orElse(null),
                    each.shipped().reported(),
                    each.behind(),
                    each.clock().known()
                            ? new ClockDocument(
                                    each.clock().ahead(), each.clock().uncertainty())
                            : null,
                    each.shipped().program(),
                    each.shipped().format(),
                    each.shipped().batch(),
                    each.shipped().parked().count(),
                    each.shipped().parked().count() == 0
                            ? null
                            : each.shipped().parked().reason(),
                    each.clock().corrected(each.life().started()),
                    each.life().ended().map(each.clock()::corrected).orElse(null),
                    each.store(),
                    each.cell());
        }
    }
}

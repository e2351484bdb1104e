// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.hub.FleetIncident;
import dev.faultline.hub.answer.FleetIncidents;
import dev.faultline.web.api.document.FleetInstancesDocument.MissingDatabase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The incidents of the fleet that touch a span of time.
 *
 * @param from its start
 * @param to its end
 * @param incidents the latest first
 * @param missing the databases that could not be read
 */
@RegisterForReflection
public record FleetIncidentsDocument(
        Instant from, Instant to, List<FleetIncidentSummary> incidents, List<MissingDatabase> missing) {

    public static FleetIncidentsDocument of(Instant from, Instant to, int limit, FleetIncidents found) {
        return new FleetIncidentsDocument(
                from,
                to,
                found.incidents().stream()
                        .limit(limit)
                        .map(each -> FleetIncidentSummary.of(each, found))
                        .toList(),
                found.roster().missing().stream().map(MissingDatabase::of).toList());
    }

    /**
     * Incidents of several instances of an app that are one.
     *
     * @param id of the first of them
     * @param route null unless all are of one
     * @param state open if any is, closed if any is, else final
     * @param errors of all
     * @param parts what they are, the first first
     */
    @RegisterForReflection
    public record FleetIncidentSummary(
            String id,
            String app,
            Instant from,
            Instant to,
            Duration duration,
            @Nullable String route,
            String state,
            long instances,
            long errors,
            List<IncidentPart> parts) {

        static FleetIncidentSummary of(FleetIncident each, FleetIncidents all) {
            var stores = all.roster().byStore();
            return new FleetIncidentSummary(
                    each.id(),
                    each.app(),
                    each.from(),
                    each.to(),
                    Duration.between(each.from(), each.to()),
                    each.route().orElse(null),
                    each.state().toLowerCase(Locale.ROOT),
                    each.instances(),
                    each.errors(),
                    each.parts().stream()
                            .map(part -> new IncidentPart(
                                    part.id(),
                                    Optional.ofNullable(stores.get(part.store()))
                                            .map(instance -> instance.name())
                                            .orElse(null),
                                    Optional.ofNullable(stores.get(part.store()))
                                            .map(instance -> instance.node())
                                            .orElse(null),
                                    part.from(),
                                    part.to(),
                                    part.errors()))
                            .toList());
        }
    }

    /**
     * The incident of one instance.
     *
     * @param instance null if its database knows it no more
     * @param node where it runs; null likewise
     */
    @RegisterForReflection
    public record IncidentPart(
            String id, @Nullable String instance, @Nullable String node, Instant from, Instant to, long errors) {}
}

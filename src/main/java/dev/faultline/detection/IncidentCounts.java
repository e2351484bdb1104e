// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.errors.BestSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.RouteFilter;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.FailureCounts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** How often what was counted in an incident's time failed, told by the source that saw most of it: sources never add up. */
final class IncidentCounts {

    private IncidentCounts() {}

    /**
     * The counts of an incident.
     *
     * @param routes those that it is about
     * @param totals what each source counted of each route in its time
     */
    static FailureCounts of(RouteFilter routes, List<ResponseCount> totals) {
        var failing = totals.stream()
                .filter(one -> routes.includes(one) && one.errors() > 0)
                .toList();
        var bySource = BestSource.of(failing);
        var byRoute = byRoute(failing);
        var ofNoRoute = bySource.stream().anyMatch(one -> one.route().isEmpty());
        return new FailureCounts(
                byRoute.size() == 1 && !ofNoRoute ? Optional.of(byRoute.get(0).route()) : Optional.empty(),
                byRoute,
                BestSource.errors(bySource),
                requests(bySource));
    }

    private static List<FailingRoute> byRoute(List<ResponseCount> failing) {
        Map<String, ResponseCount> byRoute = new TreeMap<>();
        failing.stream()
                .filter(one -> one.route().isPresent())
                .forEach(one -> byRoute.merge(
                        one.route().get(), one, (most, other) -> other.errors() > most.errors() ? other : most));
        return byRoute.entrySet().stream()
                .map(entry -> new FailingRoute(
                        entry.getKey(),
                        entry.getValue().errors(),
                        entry.getValue().requests(),
                        entry.getValue().from(),
                        entry.getValue().to()))
                .sorted(Comparator.comparing(FailingRoute::errors).reversed())
                .toList();
    }

    private static OptionalLong requests(Collection<ResponseCount> counted) {
        return counted.isEmpty()
                        || counted.stream().anyMatch(one -> one.requests().isEmpty())
                ? OptionalLong.empty()
                : OptionalLong.of(counted.stream()
                        .mapToLong(one -> one.requests().getAsLong())
                        .sum());
    }
}

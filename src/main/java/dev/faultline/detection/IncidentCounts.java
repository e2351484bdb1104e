package dev.faultline.detection;

import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.FailingRoute;
import dev.faultline.incident.Incident;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/** How often what was counted in an incident's time failed, told by the source that saw most of it: sources never add up. */
final class IncidentCounts {

    private IncidentCounts() {}

    /**
     * The incident with its counts.
     *
     * @param routes those that it is about; empty: all
     * @param totals what each source counted of each route in its time
     */
    static Incident of(Incident incident, Set<String> routes, List<ResponseCount> totals) {
        var concerned = totals.stream()
                .filter(one -> isOf(one, routes) && one.errors() > 0)
                .toList();
        var bySource = best(concerned);
        var byRoute = failing(concerned);
        var ofNoRoute = bySource.stream().anyMatch(one -> one.route().isEmpty());
        return incident.counting(
                byRoute.size() == 1 && !ofNoRoute ? Optional.of(byRoute.get(0).route()) : Optional.empty(),
                byRoute,
                errors(bySource),
                requests(bySource));
    }

    /** Whether answers may be of one of the routes; with none given, or none known, they may. */
    static boolean isOf(ResponseCount one, Set<String> routes) {
        return routes.isEmpty()
                || one.route().isEmpty()
                || routes.contains(one.route().get());
    }

    private static List<ResponseCount> best(List<ResponseCount> failing) {
        Map<ErrorSource, List<ResponseCount>> bySource = new EnumMap<>(ErrorSource.class);
        failing.forEach(one -> bySource.computeIfAbsent(one.source(), source -> new ArrayList<>())
                .add(one));
        // Of equals the first in the order of the sources: a map of an enum is in that order.
        var best = List.<ResponseCount>of();
        for (var ofSource : bySource.values()) {
            best = errors(ofSource) > errors(best) ? ofSource : best;
        }
        return best;
    }

    private static List<FailingRoute> failing(List<ResponseCount> concerned) {
        Map<String, ResponseCount> byRoute = new TreeMap<>();
        concerned.stream()
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

    private static long errors(Collection<ResponseCount> counted) {
        return counted.stream().mapToLong(ResponseCount::errors).sum();
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

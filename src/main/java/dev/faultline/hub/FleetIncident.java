// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub;

import dev.faultline.hub.FleetHistory.InstanceIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Incidents of several instances of an app that are one: they overlap, or are within a minute and of one route.
 *
 * @param id of the first of them
 * @param app the app
 * @param from when the first began, by the databases' clocks
 * @param to when the last ended
 * @param route if all are of one
 * @param state OPEN if any is, CLOSED if any is, else FINAL
 * @param errors of all
 * @param parts what they are, the first first
 */
public record FleetIncident(
        String id,
        String app,
        Instant from,
        Instant to,
        Optional<String> route,
        String state,
        long errors,
        List<InstanceIncident> parts) {

    private static final Duration NEAR = Duration.ofSeconds(60);

    public FleetIncident {
        parts = List.copyOf(parts);
    }

    /** How many instances had it. */
    public long instances() {
        return parts.stream().map(InstanceIncident::store).distinct().count();
    }

    /** Whether one of them has that id. */
    public boolean has(String part) {
        return parts.stream().anyMatch(each -> each.id().equals(part));
    }

    /** What the given ones are together, the latest first. */
    public static List<FleetIncident> of(Collection<InstanceIncident> incidents) {
        var open = new ArrayList<FleetIncident>();
        incidents.stream()
                .sorted(Comparator.comparing(InstanceIncident::from)
                        .thenComparing(InstanceIncident::id)
                        .thenComparing(InstanceIncident::store))
                .forEach(next -> add(open, next));
        open.sort(Comparator.comparing(FleetIncident::from)
                .reversed()
                .thenComparing(FleetIncident::app)
                .thenComparing(FleetIncident::id));
        return List.copyOf(open);
    }

    private static void add(List<FleetIncident> found, InstanceIncident next) {
        var merged = single(next);
        for (var each : List.copyOf(found)) {
            if (each.isOne(next)) {
                found.remove(each);
                merged = each.with(merged);
            }
        }
        found.add(merged);
    }

    private boolean isOne(InstanceIncident next) {
        return app.equals(next.app()) && parts.stream().anyMatch(part -> isOne(part, next));
    }

    private static boolean isOne(InstanceIncident one, InstanceIncident next) {
        var isRouteCommon = one.route().isPresent() && one.route().equals(next.route());
        var room = isRouteCommon ? NEAR : Duration.ZERO;
        return !next.from().isAfter(one.to().plus(room))
                && !one.from().isAfter(next.to().plus(room));
    }

    private static FleetIncident single(InstanceIncident only) {
        return new FleetIncident(
                only.id(),
                only.app(),
                only.from(),
                only.to(),
                only.route(),
                only.state(),
                only.errors(),
                List.of(only));
    }

    private FleetIncident with(FleetIncident later) {
        var all = Stream.concat(parts.stream(), later.parts.stream()).toList();
        return new FleetIncident(
                id,
                app,
                from.isBefore(later.from) ? from : later.from,
                to.isAfter(later.to) ? to : later.to,
                route.equals(later.route) ? route : Optional.empty(),
                Stream.of("OPEN", "CLOSED")
                        .filter(word -> word.equals(state) || word.equals(later.state))
                        .findFirst()
                        .orElse(state),
                errors + later.errors,
                all);
    }
}

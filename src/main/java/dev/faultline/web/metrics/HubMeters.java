// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.metrics;

import dev.faultline.hub.CellTrouble;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetInstance.InstanceState;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.reading.FleetCells;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Meters of a hub: who reports, so that silence can be alerted on. */
@Singleton
final class HubMeters {

    private static final String APP = "app";

    private final MultiGauge behind;
    private final MultiGauge instances;
    private final MultiGauge databases;
    private final Provider<FleetCells> cells;

    HubMeters(MeterRegistry registry, Provider<FleetCells> cells) {
        this.cells = cells;
        behind = MultiGauge.builder("faultline.fleet.instance.behind.seconds")
                .description("Time since up to when all is in that the instance observed")
                .register(registry);
        instances = MultiGauge.builder("faultline.fleet.instances")
                .description("Instances by whether they report")
                .register(registry);
        databases = MultiGauge.builder("faultline.fleet.database.readable")
                .description("1 while the database of the fleet can be read")
                .register(registry);
    }

    void follow(@Observes FleetRoster roster) {
        behind.register(
                roster.instances().stream()
                        .filter(each -> each.state() != InstanceState.ENDED)
                        .collect(Collectors.toMap(
                                each -> Tags.of(APP, each.app(), "instance", each.name()),
                                FleetInstance::behind,
                                (one, other) -> one.compareTo(other) < 0 ? one : other))
                        .entrySet()
                        .stream()
                        .map(each -> Row.of(each.getKey(), each.getValue().toMillis() / 1_000.0))
                        .collect(Collectors.toList()),
                true);
        instances.register(
                roster.instances().stream()
                        .map(FleetInstance::app)
                        .distinct()
                        .flatMap(app -> Arrays.stream(InstanceState.values())
                                .map(state -> Row.of(
                                        Tags.of(APP, app, "state", state.name().toLowerCase(Locale.ROOT)),
                                        count(roster, app, state))))
                        .collect(Collectors.toList()),
                true);
        var missing = roster.missing().stream().map(CellTrouble::database).collect(Collectors.toSet());
        databases.register(
                cells.get().names().stream()
                        .distinct()
                        .map(name -> Row.of(Tags.of("database", name), missing.contains(name) ? 0 : 1))
                        .collect(Collectors.toList()),
                true);
    }

    private static long count(FleetRoster roster, String app, InstanceState state) {
        return roster.instances().stream()
                .filter(each -> each.app().equals(app) && each.state() == state)
                .count();
    }
}

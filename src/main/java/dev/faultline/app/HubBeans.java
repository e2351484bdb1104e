// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import dev.faultline.config.HubConfigApplied;
import dev.faultline.hub.FleetRoster;
import dev.faultline.hub.answer.FleetAnalysis;
import dev.faultline.hub.reading.FleetCells;
import dev.faultline.hub.reading.ObservationArchive;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What the web side gets by injection of a hub. Nothing is made here but {@link HubAssembly}. */
final class HubBeans {

    @Produces
    @Singleton
    HubAssembly hub(
            InstanceEnvironment environment,
            Vertx vertx,
            InstantSource clock,
            PeriodicChores periodic,
            Event<HubConfigApplied> applied,
            Event<FleetRoster> refreshed) {
        return new HubAssembly(environment, vertx, clock, periodic, applied::fire, refreshed::fire);
    }

    @Produces
    @Singleton
    FleetCells fleetCells(HubAssembly hub) {
        return hub.cells;
    }

    @Produces
    @Singleton
    FleetAnalysis fleetAnalysis(HubAssembly hub) {
        return hub.analysis;
    }

    @Produces
    @Singleton
    ObservationArchive observationArchive(HubAssembly hub) {
        return hub.observations;
    }
}

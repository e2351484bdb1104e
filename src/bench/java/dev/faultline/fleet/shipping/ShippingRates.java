// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.InstancePlace;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How many batches a fleet's database takes from many instances on a few kept connections. */
public final class ShippingRates {

    private final FleetSettings settings;

    public ShippingRates(FleetSettings settings) {
        this.settings = settings;
    }

    /**
     * Ships for so long.
     *
     * @param dependencies rows of each batch; 0: heartbeats
     * @return acknowledged batches
     */
    public long ship(int connections, int dependencies, long seconds) throws InterruptedException, ExecutionException {
        var threads = Executors.newFixedThreadPool(connections);
        try {
            var all = new ArrayList<Future<Long>>();
            for (var i = 0; i < connections; i++) {
                var instance = "bench-" + dependencies + "-" + i;
                all.add(threads.submit(() -> shipAs(instance, dependencies, seconds)));
            }
            var batches = 0L;
            for (var each : all) {
                batches += each.get();
            }
            return batches;
        } finally {
            threads.shutdownNow();
        }
    }

    private long shipAs(String instance, int dependencies, long seconds) throws SQLException {
        var member = new FleetMembership(
                "bench-" + instance, instance, InstancePlace.UNKNOWN, Set.of(), Optional.of(settings));
        var round = new ShipmentRound(new SteadyOutbox(dependencies), InstantSource.system());
        var batches = 0L;
        try (var connection = FleetConnection.open(settings, instance)) {
            var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() < end) {
                round.ship(connection, member, dependencies > 0, Optional.empty());
                batches++;
            }
        }
        return batches;
    }
}

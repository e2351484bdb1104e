// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.fleet.shipping.FleetMigration;
import dev.faultline.hub.FleetInstance;
import dev.faultline.hub.FleetRoster;
import dev.faultline.probe.Status;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.FleetRows;
import dev.faultline.testing.RealPostgres;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Two databases of a fleet, one of which is killed while it is read. */
class KilledCellTest {

    @Test
    void noResponseIsShortWithoutNamingTheDatabaseThatItLacks() throws Exception {
        try (var kept = migrated("shop");
                var killed = migrated("billing");
                var cells = new FleetCells()) {
            cells.apply(List.of(FleetAccess.at(kept.port()), FleetAccess.at(killed.port())));
            var directory = new FleetDirectory(cells);
            var rosters = new ConcurrentLinkedQueue<FleetRoster>();
            var ends = new AtomicBoolean();
            var asking = CompletableFuture.runAsync(() -> {
                while (!ends.get()) {
                    rosters.add(directory.read(Optional.empty()));
                }
            });
            await().atMost(PATIENCE).until(() -> rosters.size() > 20 || asking.isDone());
            killed.kill();
            await().atMost(PATIENCE)
                    .until(() ->
                            rosters.stream().anyMatch(each -> !each.missing().isEmpty()) || asking.isDone());
            killed.start();
            var before = rosters.size();
            await().atMost(PATIENCE)
                    .until(() -> rosters.stream()
                                    .skip(before)
                                    .anyMatch(each -> each.missing().isEmpty())
                            || asking.isDone());
            ends.set(true);
            asking.join();

            assertThat(rosters).allSatisfy(each -> {
                assertThat(each.instances()).extracting(FleetInstance::app).contains("shop");
                if (each.missing().isEmpty()) {
                    assertThat(each.instances()).extracting(FleetInstance::app).contains("billing");
                } else {
                    assertThat(each.missing())
                            .singleElement()
                            .satisfies(trouble -> assertThat(trouble.database()).contains(":" + killed.port() + "/"));
                }
            });
        }
    }

    private static RealPostgres migrated(String app) throws Exception {
        var postgres = RealPostgres.started();
        FleetMigration.run(FleetAccess.at(postgres.port()), "test");
        try (var connection = postgres.connect("postgres", "")) {
            new FleetRows(connection).instance(app, app + "-1", "node-1").dependency(app + "-1", "db", Status.UP);
        }
        return postgres;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that records and ships, killed with SIGKILL anywhere between reading, sending, committing and noting. */
class KilledShipperTest {

    /** 200 with {@code -Dfaultline.kills=200}. */
    private static final int KILLS = Integer.getInteger("faultline.kills", 10);

    @TempDir
    Path directory;

    private final Random random = new Random(200);
    private RealPostgres postgres;

    @BeforeEach
    void start() throws SQLException {
        postgres = RealPostgres.started();
        ShippingScene.migrate(postgres);
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void afterEveryKillTheDatabaseHasWhatTheStoreHas() throws Exception {
        for (var kill = 0; kill < KILLS; kill++) {
            var child = child();
            try (var lines = child.inputReader()) {
                // Each line is an acknowledged batch; the kill comes somewhere in the work on a later one.
                for (var batches = 1 + random.nextInt(20); batches > 0; batches--) {
                    assertThat(lines.readLine()).as("the child still ships").isNotNull();
                }
                for (var spins = random.nextInt(2_000_000); spins > 0; spins--) {
                    Thread.onSpinWait();
                }
            } finally {
                child.destroyForcibly().waitFor();
            }
        }

        try (var scene = new ShippingScene(postgres, directory, Clock.systemUTC())) {
            scene.shipAll(true);

            scene.assertMirrored();
            assertThat(scene.number("SELECT count(*) FROM faultline.writer")).isEqualTo(1);
            assertThat(scene.number("SELECT batch FROM faultline.writer")).isGreaterThan(KILLS);
        }
    }

    private Process child() throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shipping.class.getName(),
                        directory.toString(),
                        String.valueOf(postgres.port()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** Records, some of it late, and ships for ever; prints a line for each batch. */
    static final class Shipping {

        private Shipping() {}

        public static void main(String[] arguments) throws SQLException {
            var port = Integer.parseInt(arguments[1]);
            var random = new Random();
            try (var store = SqliteStore.open(Path.of(arguments[0]), Clock.systemUTC());
                    var connection = FleetConnection.open(FleetAccess.at(port), "shop-1")) {
                var round = new ShipmentRound(store.outbox(), Clock.systemUTC());
                for (var i = 0; ; i++) {
                    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                    store.record(
                            i % 5 < 4
                                    ? ObservationFixtures.up("db", now).made()
                                    : ObservationFixtures.down("db", now, FailureClass.CONNECT, "refused " + i)
                                            .made());
                    store.insert(List.of(ObservationFixtures.up("cache", now.minusSeconds(random.nextInt(200_000)))
                            .made()));
                    round.ship(connection, ShippingScene.member(port), i % 7 == 0, Optional.empty());
                    System.out.println(i);
                }
            }
        }
    }
}

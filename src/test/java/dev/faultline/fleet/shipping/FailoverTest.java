// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.SetClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two real servers with streaming replication, both named by the sidecar: one fails, and the other takes its place. */
class FailoverTest {

    private static final Instant START =
            Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(2));

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock(START);
    private final Random random = new Random(17);
    private final RealPostgres first = RealPostgres.started();
    private Optional<RealPostgres> second = Optional.empty();

    @BeforeEach
    void replicate() throws SQLException {
        ShippingScene.migrate(first);
        second = Optional.of(first.standby());
        await("replication")
                .atMost(PATIENCE)
                .until(() ->
                        first.texts("select state from pg_stat_replication").contains("streaming"));
    }

    @AfterEach
    void close() {
        second.ifPresent(RealPostgres::close);
        first.close();
    }

    private RealPostgres standby() {
        return second.orElseThrow();
    }

    private FleetSettings both() {
        var one = FleetAccess.at(first.port());
        var servers = Stream.concat(
                        one.servers().stream(), FleetAccess.at(standby().port()).servers().stream())
                .toList();
        return new FleetSettings(
                servers,
                one.database(),
                one.username(),
                one.password(),
                one.tls(),
                Duration.ofSeconds(1),
                one.keep(),
                true);
    }

    private void probe(ShippingScene scene, int count) {
        var made = ObservationFixtures.random("db", clock.instant(), count, random);
        made.forEach(scene.store::record);
        clock.set(made.get(made.size() - 1).startedAt().plusSeconds(1));
    }

    private void shipToBoth(ShippingScene scene) throws SQLException {
        try (var connection = FleetConnection.open(both(), "shop-1")) {
            scene.shipAll(connection, true);
        }
    }

    private static List<String> batches(RealPostgres server) {
        return server.texts("select batch from faultline.writer");
    }

    @Test
    void withSynchronousReplicationNothingThatWasAcknowledgedIsLost() throws Exception {
        first.execute("alter system set synchronous_standby_names = '*'", "select pg_reload_conf()");
        try (var scene = new ShippingScene(standby(), directory, clock)) {
            for (var i = 0; i < 10; i++) {
                probe(scene, 200);
                shipToBoth(scene);
            }
            var acknowledged = batches(first);

            first.kill();
            standby().promote();

            assertThat(batches(standby())).isEqualTo(acknowledged);
            scene.assertMirrored();
            probe(scene, 100);
            shipToBoth(scene);
            scene.assertMirrored();
        }
    }

    @Test
    void whatAStandbyThatLagsDidNotGetIsShippedAgain() throws Exception {
        try (var scene = new ShippingScene(standby(), directory, clock)) {
            probe(scene, 500);
            shipToBoth(scene);
            var before = batches(first);
            await("the standby has it")
                    .atMost(PATIENCE)
                    .until(() -> batches(standby()).equals(before));
            standby().execute("alter system set primary_conninfo = ''", "select pg_reload_conf()");
            await("it follows no more")
                    .atMost(PATIENCE)
                    .until(() ->
                            first.texts("select pid from pg_stat_replication").isEmpty());
            for (var i = 0; i < 3; i++) {
                probe(scene, 200);
                shipToBoth(scene);
            }

            first.kill();
            standby().promote();

            assertThat(batches(standby())).as("what the server lost").isEqualTo(before);
            probe(scene, 50);
            shipToBoth(scene);
            scene.assertMirrored();
            assertThat(scene.number("SELECT count(*) FROM faultline.writer")).isEqualTo(1);
        }
    }

    @Test
    void aKeptConnectionToOneThatTakesNoMoreWritesIsLeftForThePrimary() {
        try (var scene = new ShippingScene(standby(), directory, InstantSource.system());
                var shipper = new FleetShipper(
                        scene.store.outbox(),
                        InstantSource.system(),
                        Executors.newSingleThreadScheduledExecutor(),
                        random)) {
            shipper.apply(
                    new FleetMembership("shop", "shop-1", InstancePlace.UNKNOWN, Set.of("db"), Optional.of(both())));
            await("shipping").atMost(PATIENCE).until(() -> !batches(first).isEmpty());

            first.execute("alter system set default_transaction_read_only = on", "select pg_reload_conf()");
            standby().promote();
            scene.store.record(ObservationFixtures.up("db", Instant.now().truncatedTo(ChronoUnit.MILLIS))
                    .made());

            await("the other one")
                    .atMost(PATIENCE)
                    .until(() -> standby()
                            .texts("select dependency from faultline.run")
                            .contains("db"));
            assertThat(first.texts("select dependency from faultline.run")).isEmpty();
            assertThat(shipper.figures().orElseThrow().failed()).isPositive();
        }
    }
}

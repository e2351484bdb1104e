// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.InstancePlace;
import dev.faultline.fleet.ShippedDetail;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.FleetAccess;
import dev.faultline.testing.RealPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A local store that ships to a real PostgreSQL, batch by batch as the test says. */
final class ShippingScene implements AutoCloseable {

    private final RealPostgres postgres;
    private final Path directory;
    private final InstantSource clock;
    SqliteStore store;
    ShipmentRound round;
    Set<String> shared = Set.of();
    ShippedDetail detail = ShippedDetail.RUNS;
    Optional<String> role = Optional.empty();

    ShippingScene(RealPostgres postgres, Path directory, InstantSource clock) {
        this.postgres = postgres;
        this.directory = directory;
        this.clock = clock;
        this.store = SqliteStore.open(directory, clock);
        this.round = new ShipmentRound(store.outbox(), clock);
    }

    static void migrate(RealPostgres postgres) throws SQLException {
        try (var connection = postgres.connect("postgres", "")) {
            FleetMigration.run(connection);
        }
    }

    static FleetMembership member(int port) {
        return member(port, Set.of(), ShippedDetail.RUNS);
    }

    /** Who ships, as the scene has it now. */
    FleetMembership memberNow() {
        return member(postgres.port(), shared, detail);
    }

    private static FleetMembership member(int port, Set<String> shared, ShippedDetail detail) {
        return new FleetMembership(
                "shop",
                "shop-1",
                InstancePlace.UNKNOWN,
                Set.of("db", "cache"),
                shared,
                Optional.of(FleetAccess.at(port, detail)));
    }

    /** The process ends and starts again: what was only in memory is gone. */
    void restart() {
        store.close();
        store = SqliteStore.open(directory, clock);
        round = new ShipmentRound(store.outbox(), clock);
    }

    UUID writer() {
        return store.outbox().place().store();
    }

    Connection connect(int port) throws SQLException {
        var access = role.map(name -> FleetAccess.at(port, name)).orElseGet(() -> FleetAccess.at(port));
        return FleetConnection.open(access, "shop-1");
    }

    /** Ships all there is by a fresh connection. */
    void shipAll(boolean whole) throws SQLException {
        try (var connection = connect(postgres.port())) {
            shipAll(connection, whole);
        }
    }

    void shipAll(Connection connection, boolean whole) throws SQLException {
        var batches = 0;
        while (round.ship(connection, memberNow(), whole, Optional.empty()) != ShipmentRound.Outcome.DONE) {
            assertThat(++batches).as("batches until nothing is left").isLessThan(100_000);
        }
    }

    void shipWithGoodBye(Instant at) throws SQLException {
        try (var connection = connect(postgres.port())) {
            round.ship(connection, member(postgres.port()), true, Optional.of(at));
        }
    }

    /** The database has what the store has, and nothing else of this writer. */
    void assertMirrored() throws SQLException {
        try (var connection = postgres.connect("postgres", "")) {
            var expected = FleetMirror.ofStore(store);
            assertThat(expected).isNotEmpty();
            assertThat(FleetMirror.ofDatabase(connection, writer())).containsExactlyElementsOf(expected);
        }
    }

    /** The last batch that the database has. */
    void assertHas(long batch) throws SQLException {
        assertThat(number("SELECT batch FROM faultline.writer")).isGreaterThanOrEqualTo(batch);
    }

    long number(String sql) throws SQLException {
        try (var connection = postgres.connect("postgres", "");
                var row = connection.createStatement().executeQuery(sql)) {
            return row.next() ? row.getLong(1) : -1;
        }
    }

    @Override
    public void close() {
        store.close();
    }
}

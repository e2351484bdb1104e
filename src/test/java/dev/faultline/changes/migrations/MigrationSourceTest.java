// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.PollContext;
import dev.faultline.changes.SourceSnapshot;
import dev.faultline.probe.postgresql.PostgresqlProbeFactory;
import dev.faultline.probe.postgresql.PostgresqlReader;
import dev.faultline.testing.ChangeObserver;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.TestNetwork;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MigrationSourceTest {

    private static final String FLYWAY = """
            create table flyway_schema_history (
                installed_rank integer not null primary key, version varchar(50), description varchar(200) not null,
                type varchar(20) not null, script varchar(1000) not null, checksum integer,
                installed_by varchar(100) not null, installed_on timestamp not null default now(),
                execution_time integer not null, success boolean not null)""";

    private static final String LIQUIBASE = """
            create table databasechangelog (
                id varchar(255) not null, author varchar(255) not null, filename varchar(255) not null,
                dateexecuted timestamp not null, orderexecuted integer not null, exectype varchar(10) not null,
                md5sum varchar(35), description varchar(255), comments varchar(255), tag varchar(255),
                liquibase varchar(20), contexts varchar(255), labels varchar(255), deployment_id varchar(10))""";

    private static RealPostgres server;
    private static TestNetwork network;
    private static ExecutorService blocking;

    @BeforeAll
    static void start() {
        server = RealPostgres.started(Map.of("timezone", "Asia/Kolkata"));
        network = TestNetwork.asking(new NameServer[0]);
        blocking = Executors.newCachedThreadPool();
    }

    @AfterAll
    static void stop() {
        server.close();
        network.close();
        blocking.shutdownNow();
    }

    @BeforeEach
    void noTables() {
        server.execute("drop table if exists flyway_schema_history", "drop table if exists databasechangelog");
    }

    private static MigrationSource source(String username, String password) {
        var spec = new PostgresqlProbeFactory(network.network(), blocking)
                .read(MapSettings.of(Map.of("url", server.url(), "username", username, "password", password)));
        var reader = PostgresqlReader.of(spec, network.network(), blocking).orElseThrow();
        return new MigrationSource("orders-db", reader::rows, reader::close);
    }

    @Test
    void aLookThatWaitsForALockEndsOnTheServerWithItsSource() throws Exception {
        server.execute(FLYWAY);
        try (var locking = server.connect("postgres", "");
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table flyway_schema_history in access exclusive mode");
            var source = source();
            var look = source.look(new PollContext(Optional.empty(), Optional.empty(), Instant.now()));
            await().until(() -> waiting() == 1);

            source.close();

            await().until(() -> waiting() == 0);
            locking.rollback();
            assertThat(look.toCompletableFuture()).failsWithin(Duration.ofSeconds(20));
        }
    }

    private static long waiting() throws SQLException {
        try (var connection = server.connect("postgres", "");
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static MigrationSource source() {
        return source("postgres", "unused");
    }

    private static String flyway(int rank, String version, String script, String zone, boolean success) {
        return "set timezone = '" + zone + "'; insert into flyway_schema_history values (" + rank + ", "
                + (version.isEmpty() ? "null" : "'" + version + "'") + ", 'some change', 'SQL', '" + script
                + "', 1, 'me', now(), 5, " + success + ")";
    }

    @Test
    void onlyWhatIsNewerThanTheFirstLookIsTold() {
        server.execute(FLYWAY, flyway(1, "1", "V1__init.sql", "Asia/Kolkata", true));
        var onlooker = ChangeObserver.before(source());
        var first = onlooker.look();
        var before = Instant.now().minusSeconds(1);

        server.execute(flyway(2, "2", "V2__add_orders.sql", "Asia/Kolkata", true));
        var changes = onlooker.look();

        assertThat(first).isEmpty();
        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(ChangeKind.MIGRATION);
            assertThat(change.subject()).isEqualTo("orders-db");
            assertThat(change.version()).isEqualTo("2");
            assertThat(change.message()).isEqualTo("flyway: some change (V2__add_orders.sql)");
            assertThat(change.at()).isBetween(before, Instant.now());
        });
        assertThat(onlooker.look()).isEmpty();
    }

    @Test
    void aMigrationThatWasWrittenInAnotherZoneIsDatedRightAllTheSame() {
        server.execute(FLYWAY);
        var onlooker = ChangeObserver.at(source());
        var before = Instant.now().minusSeconds(1);

        server.execute(flyway(1, "1", "V1__init.sql", "America/New_York", true));
        server.execute(flyway(2, "2", "V2__init.sql", "Australia/Sydney", true));

        assertThat(onlooker.look())
                .hasSize(2)
                .allSatisfy(change -> assertThat(change.at()).isBetween(before, Instant.now()));
    }

    @Test
    void aFailedMigrationIsToldAsOne() {
        server.execute(FLYWAY);
        var onlooker = ChangeObserver.at(source());

        server.execute(flyway(1, "", "R__views.sql", "UTC", false));

        assertThat(onlooker.look()).singleElement().satisfies(change -> {
            assertThat(change.version()).isEqualTo("R__views.sql");
            assertThat(change.message()).startsWith("FAILED: flyway: ");
        });
    }

    @Test
    void changeSetsOfLiquibaseAreTold() {
        server.execute(LIQUIBASE);
        var onlooker = ChangeObserver.at(source());

        server.execute("insert into databasechangelog (id, author, filename, dateexecuted, orderexecuted, exectype,"
                + " description) values ('orders-7', 'ann', 'db/changelog.xml', now(), 7, 'EXECUTED', 'createTable')");

        assertThat(onlooker.look()).singleElement().satisfies(change -> {
            assertThat(change.version()).isEqualTo("orders-7");
            assertThat(change.message()).isEqualTo("liquibase: createTable by ann (db/changelog.xml)");
        });
    }

    @Test
    void withoutATableThereIsNothingAndItsFirstRowsAreNews() {
        var onlooker = ChangeObserver.before(source());
        var without = onlooker.look();

        server.execute(FLYWAY, flyway(1, "1", "V1__init.sql", "UTC", true));

        assertThat(without).isEmpty();
        assertThat(onlooker.look()).extracting(Change::version).containsExactly("1");
    }

    @Test
    void aTableThatMayNotBeReadIsLeftAlone() {
        server.execute(FLYWAY);

        var onlooker = ChangeObserver.before(source(RealPostgres.USER, RealPostgres.PASSWORD));

        assertThat(onlooker.look()).isEmpty();
    }

    @Test
    void aMigrationWhileNobodyLookedIsToldWithTheBounds() {
        server.execute(FLYWAY);
        var onlooker = ChangeObserver.at(source());
        server.execute(flyway(1, "1", "V1__init.sql", "Asia/Kolkata", true));

        onlooker.restart(source(), Duration.ofHours(3));

        assertThat(onlooker.look())
                .singleElement()
                .satisfies(change -> assertThat(change.message()).contains("it happened between "));
    }

    @Test
    void aDatabaseThatCannotBeAskedFailsTheLookWithoutItsPassword() {
        var source = source(RealPostgres.USER, "wrong-hunter2");
        var look = new PollContext(Optional.of(SourceSnapshot.NONE), Optional.empty(), Instant.now());

        assertThatThrownBy(() -> source.look(look).toCompletableFuture().join())
                .hasMessageContaining("AUTH")
                .hasMessageNotContaining("hunter2");
    }
}

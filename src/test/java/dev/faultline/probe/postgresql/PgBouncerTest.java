// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealPgBouncer;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.TestNetwork;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pooler between the probe and its server, which speaks the protocol and is no PostgreSQL. */
class PgBouncerTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private static RealPostgres server;
    private static RealPgBouncer pooler;
    private static TestNetwork network;

    @BeforeAll
    static void start(@TempDir Path folder) {
        assumeTrue(RealPgBouncer.isInstalled(), "there is no pgbouncer on the PATH");
        server = RealPostgres.started();
        network = TestNetwork.asking();
        var login = " user=postgres";
        pooler = RealPgBouncer.started(
                folder,
                Map.of(
                        "shop", "host=127.0.0.1 port=" + server.port() + " dbname=postgres" + login,
                        "gone", "host=127.0.0.1 port=" + FreePort.get() + " dbname=postgres" + login));
        server.execute("create table locked (a int)");
    }

    @AfterAll
    static void stop() {
        if (pooler != null) {
            pooler.close();
            network.close();
            server.close();
        }
    }

    private static Outcome probe(String database, String password, String query, Duration timeout) {
        var factory = new PostgresqlProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(MapSettings.of(Map.of(
                "url",
                "postgresql://127.0.0.1:" + pooler.port() + "/" + database,
                "username",
                RealPostgres.USER,
                "password",
                password,
                "query",
                query)));
        return TestNetwork.run(factory.open(spec), timeout);
    }

    private static Outcome probe(String database, String query) {
        return probe(database, RealPostgres.PASSWORD, query, LONG);
    }

    @Test
    void aServerBehindAPoolerIsUp() {
        assertThat(probe("shop", "select 1").status()).isEqualTo(Status.UP);
    }

    @Test
    void theConsoleOfThePoolerCanBeQueried() {
        assertThat(probe("pgbouncer", "show version").status()).isEqualTo(Status.UP);
        assertThat(probe("pgbouncer", "show pools").status()).isEqualTo(Status.UP);
    }

    @Test
    void whatIsWrongHasItsClassAlthoughThePoolerGivesOneStateToAll() {
        assertThat(probe("shop", "wrong", "select 1", LONG).failure()).isEqualTo(FailureClass.AUTH);
        assertThat(probe("nowhere", "select 1").failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(probe("pgbouncer", "nonsense").status()).isEqualTo(Status.DOWN);
        assertThat(probe("pgbouncer", "nonsense").failure()).isNotEqualTo(FailureClass.AUTH);
        assertThat(probe("gone", "select 1").failure()).isIn(FailureClass.CONNECT, FailureClass.CAPACITY);
    }

    @Test
    void aQueryThatWaitsForALockEndsOnTheServerAlsoThroughThePooler() throws Exception {
        try (var locking = server.connect("postgres", "");
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table locked in access exclusive mode");

            var outcome = probe("shop", RealPostgres.PASSWORD, "select count(*) from locked", Duration.ofMillis(700));

            assertThat(outcome.failure()).isEqualTo(FailureClass.TIMEOUT);
            await().until(() -> waiting() == 0);
            locking.rollback();
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
}

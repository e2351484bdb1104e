// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.probe.net.TlsChoice;
import dev.faultline.probe.net.TlsMode;
import dev.faultline.settings.Secret;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.TcpConnections;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(700);
    private static final QueryExpectation NOTHING = new QueryExpectation(Optional.empty(), 0, false);

    private static TestNetwork network;
    private static ExecutorService blocking;
    private static RealPostgres server;

    @BeforeAll
    static void start() {
        network = TestNetwork.asking();
        blocking = Executors.newCachedThreadPool();
        server = RealPostgres.started(Map.of("max_connections", "8"));
    }

    @AfterAll
    static void stop() {
        server.close();
        blocking.shutdownNow();
        network.close();
    }

    @Test
    void aServerThatAnswersIsUp() {
        var outcome = probe(good());

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).isEmpty();
        assertThat(outcome.phases()).containsKeys("resolve", "connect", "tls", "startup", "auth", "query", "total");
    }

    @Test
    void theSaltedPasswordIsKeptButNotForAnotherSalt() {
        try (var probe = new PostgresqlProbe(good(), network(), blocking)) {
            assertThat(result(probe.run(Deadline.in(LONG))).status()).isEqualTo(Status.UP);

            server.execute("alter role app password '" + RealPostgres.PASSWORD + "'");

            assertThat(result(probe.run(Deadline.in(LONG))).status()).isEqualTo(Status.UP);
            assertThat(result(probe.run(Deadline.in(LONG))).status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aPasswordIsAnsweredInMd5Too() {
        assertThat(probe(spec().username(RealPostgres.LEGACY_USER).build()).status())
                .isEqualTo(Status.UP);
    }

    @Test
    void aServerThatAsksForNoPasswordIsUpWithoutOne() {
        var outcome =
                probe(spec().username("postgres").password(Optional.empty()).build());

        assertThat(outcome.status()).isEqualTo(Status.UP);
    }

    @Test
    void aWrongPasswordIsAnAuthFailureByScramAndByMd5() {
        var wrong = Optional.of(Secret.of("not-the-one"));

        var scram = probe(spec().password(wrong).build());
        var md5 =
                probe(spec().username(RealPostgres.LEGACY_USER).password(wrong).build());

        assertThat(scram.failure()).isEqualTo(FailureClass.AUTH);
        assertThat(scram.message()).contains("28P01").doesNotContain("not-the-one");
        assertThat(md5.failure()).isEqualTo(FailureClass.AUTH);
    }

    @Test
    void aMissingPasswordIsAnAuthFailure() {
        var outcome = probe(spec().password(Optional.empty()).build());

        assertThat(outcome.failure()).isEqualTo(FailureClass.AUTH);
        assertThat(outcome.message()).contains("none is configured");
    }

    @Test
    void aRotatedPasswordFileIsReadAnew(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("password"), "old");
        var spec = spec().password(Optional.of(Secret.inFile(file))).build();
        try (var probe = new PostgresqlProbe(spec, network(), blocking)) {
            assertThat(result(probe.run(Deadline.in(LONG))).failure()).isEqualTo(FailureClass.AUTH);

            Files.writeString(file, RealPostgres.PASSWORD + "\n");

            assertThat(result(probe.run(Deadline.in(LONG))).status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aPasswordFileThatIsGoneIsTheProbersOwnTrouble(@TempDir Path folder) {
        var outcome = probe(spec().password(Optional.of(Secret.inFile(folder.resolve("gone"))))
                .build());

        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
    }

    @Test
    void aDatabaseThatIsNotThereIsAnAssertionFailure() {
        var outcome = probe(spec().database("nowhere").build());

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).contains("nowhere", "3D000");
    }

    @Test
    void tooManyConnectionsAreACapacityFailure() throws SQLException {
        var held = new ArrayList<Connection>();
        try {
            fill(held);

            var outcome = probe(good());

            assertThat(outcome.status()).isEqualTo(Status.DOWN);
            assertThat(outcome.failure()).isEqualTo(FailureClass.CAPACITY);
            assertThat(outcome.message()).contains("53300");
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    private static void fill(ArrayList<Connection> held) {
        await().atMost(20, SECONDS).until(() -> {
            try {
                held.add(server.connect(RealPostgres.USER, RealPostgres.PASSWORD));
                return false;
            } catch (SQLException full) {
                return "53300".equals(full.getSQLState());
            }
        });
    }

    @Test
    void aStoppedServerTimesOutAndIsUpOnceItGoesOn() {
        server.pause();
        try {
            assertThat(probe(good(), SHORT).failure()).isEqualTo(FailureClass.TIMEOUT);
            await().atMost(5, SECONDS).until(() -> TcpConnections.openTo(server.port()) == 0);
        } finally {
            server.resume();
        }
        assertThat(probe(good()).status()).isEqualTo(Status.UP);
    }

    @Test
    void aQueryThatTakesTooLongTimesOut() {
        var outcome = probe(spec().query("select pg_sleep(30)").build(), SHORT);

        assertThat(outcome.failure()).isEqualTo(FailureClass.TIMEOUT);
        assertThat(outcome.message()).contains("no answer to the query");
    }

    @Test
    void aSessionThatIsTerminatedDuringTheQueryIsAConnectFailure() {
        var running = start(spec().query("select pg_sleep(30)").build());
        awaitTheQuery();

        server.execute("select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep(30)%'"
                + " and pid <> pg_backend_pid()");

        assertThat(result(running).failure()).isEqualTo(FailureClass.CONNECT);
        assertThat(result(running).message()).contains("57P01");
    }

    @Test
    void aServerThatIsKilledDuringTheQueryIsAnIoFailureAndUpAgainAfterwards() {
        var running = start(spec().query("select pg_sleep(30)").build());
        awaitTheQuery();

        server.kill();
        var outcome = result(running);
        var after = probe(good());
        server.start();

        assertThat(outcome.failure()).isEqualTo(FailureClass.IO);
        assertThat(after.failure()).isEqualTo(FailureClass.CONNECT);
        assertThat(probe(good()).status()).isEqualTo(Status.UP);
    }

    private static void awaitTheQuery() {
        await().atMost(20, SECONDS).until(() -> {
            try (var connection = server.connect("postgres", "");
                    var rows = connection
                            .createStatement()
                            .executeQuery(
                                    "select count(*) from pg_stat_activity where query like 'set local%; select pg_sleep(30)'"
                                            + " and state = 'active'")) {
                return rows.next() && rows.getLong(1) == 1;
            }
        });
    }

    @Test
    void aQueryThatTheServerRefusesIsAnAssertionFailure() {
        var outcome = probe(spec().query("select * from nowhere").build());

        assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
        assertThat(outcome.message()).contains("nowhere", "42P01");
    }

    @Test
    void theAnswerIsComparedWithTheExpectedOne() {
        var query = spec().query("select * from (values ('blue'), ('green')) as colours");

        assertThat(probe(query.expect(value("blue")).build()).status()).isEqualTo(Status.UP);
        assertThat(probe(query.expect(rows(2)).build()).status()).isEqualTo(Status.UP);
        assertThat(probe(query.expect(value("red")).build()).message())
                .isEqualTo("the query returned 'blue', expected 'red'");
        assertThat(probe(query.expect(rows(3)).build()).failure()).isEqualTo(FailureClass.ASSERTION);
    }

    @Test
    void aServerThatRefusesToWriteSaysSoAndIsDegradedIfItHasToWrite() {
        server.execute("alter role app set default_transaction_read_only = on");
        try {
            var any = probe(good());
            var writable = probe(spec().expect(writable()).build());

            assertThat(any.status()).isEqualTo(Status.UP);
            assertThat(any.message()).isEqualTo("read-only by default");
            assertThat(writable.status()).isEqualTo(Status.DEGRADED);
            assertThat(writable.failure()).isEqualTo(FailureClass.ASSERTION);
        } finally {
            server.execute("alter role app reset default_transaction_read_only");
        }
    }

    @Test
    void aServerInRecoverySaysSoAndIsDegradedIfItHasToWrite() {
        server.stop();
        server.startInRecovery();
        try {
            assertThat(probe(good()).message()).isEqualTo("in recovery (read-only)");
            assertThat(probe(spec().expect(writable()).build()).status()).isEqualTo(Status.DEGRADED);
        } finally {
            server.stop();
            server.start();
        }
        assertThat(probe(spec().expect(writable()).build()).status()).isEqualTo(Status.UP);
    }

    @Test
    void aServerWithoutTlsIsATlsFailureWhereItIsRequired() {
        var outcome = probe(spec().mode(TlsMode.REQUIRE).build());

        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
    }

    private static QueryExpectation value(String value) {
        return new QueryExpectation(Optional.of(value), 0, false);
    }

    private static QueryExpectation rows(long rows) {
        return new QueryExpectation(Optional.empty(), rows, false);
    }

    private static QueryExpectation writable() {
        return new QueryExpectation(Optional.empty(), 0, true);
    }

    private static PostgresqlSpec good() {
        return spec().build();
    }

    private static Draft spec() {
        return new Draft(
                new Endpoint("127.0.0.1", server.port()),
                "postgres",
                RealPostgres.USER,
                Optional.of(Secret.of(RealPostgres.PASSWORD)),
                TlsMode.PREFER,
                "select 1",
                NOTHING);
    }

    /** A spec that can be varied. */
    private record Draft(
            Endpoint endpoint,
            String database,
            String username,
            Optional<Secret> password,
            TlsMode mode,
            String query,
            QueryExpectation expectation) {

        Draft host(String other) {
            return new Draft(
                    new Endpoint(other, endpoint.port()), database, username, password, mode, query, expectation);
        }

        Draft port(int other) {
            return new Draft(
                    new Endpoint(endpoint.host(), other), database, username, password, mode, query, expectation);
        }

        Draft database(String other) {
            return new Draft(endpoint, other, username, password, mode, query, expectation);
        }

        Draft username(String other) {
            return new Draft(endpoint, database, other, password, mode, query, expectation);
        }

        Draft password(Optional<Secret> other) {
            return new Draft(endpoint, database, username, other, mode, query, expectation);
        }

        Draft mode(TlsMode other) {
            return new Draft(endpoint, database, username, password, other, query, expectation);
        }

        Draft query(String other) {
            return new Draft(endpoint, database, username, password, mode, other, expectation);
        }

        Draft expect(QueryExpectation other) {
            return new Draft(endpoint, database, username, password, mode, query, other);
        }

        PostgresqlSpec build() {
            return new PostgresqlSpec(
                    endpoint,
                    database,
                    username,
                    password,
                    TlsChoice.of(mode, Optional.empty(), Optional.empty()),
                    query,
                    expectation);
        }
    }

    private static ProbeNetwork network() {
        return network.network();
    }

    private static Outcome probe(PostgresqlSpec spec) {
        return probe(spec, LONG);
    }

    private static Outcome probe(PostgresqlSpec spec, Duration timeout) {
        return result(new PostgresqlProbe(spec, network(), blocking).run(Deadline.in(timeout)));
    }

    private static CompletionStage<Outcome> start(PostgresqlSpec spec) {
        return new PostgresqlProbe(spec, network(), blocking).run(Deadline.in(LONG));
    }

    private static Outcome result(CompletionStage<Outcome> run) {
        return awaited(run);
    }

    private static <T> T awaited(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, SECONDS).join();
    }

    @Test
    void aQueryThatWaitsForALockLeavesNoSessionBehind() throws Exception {
        server.execute("create table if not exists locked (a int)");
        try (var locking = server.connect("postgres", RealPostgres.PASSWORD);
                var statement = locking.createStatement();
                var probe = new PostgresqlProbe(waitingForTheLock(), network(), blocking)) {
            locking.setAutoCommit(false);
            statement.execute("lock table locked in access exclusive mode");

            for (var attempt = 0; attempt < 3; attempt++) {
                var outcome = result(probe.run(Deadline.in(SHORT)));
                assertThat(outcome.failure()).isEqualTo(FailureClass.TIMEOUT);
                assertThat(sessions()).isLessThanOrEqualTo(2);
            }

            await().atMost(10, SECONDS).until(() -> sessions() == 0);
            locking.rollback();
        }
    }

    @Test
    void aProbeThatIsClosedEndsItsQueryOnTheServer() throws Exception {
        server.execute("create table if not exists locked (a int)");
        try (var locking = server.connect("postgres", RealPostgres.PASSWORD);
                var statement = locking.createStatement()) {
            locking.setAutoCommit(false);
            statement.execute("lock table locked in access exclusive mode");
            var probe = new PostgresqlProbe(waitingForTheLock(), network(), blocking);
            var running = probe.run(Deadline.in(LONG));
            await().atMost(10, SECONDS).until(() -> sessions() == 1);

            probe.close();

            await().atMost(10, SECONDS).until(() -> sessions() == 0);
            assertThat(result(running).failure()).isNotNull();
            locking.rollback();
        }
    }

    @Test
    void theServerIsToldHowLongAStatementMayTake() {
        var outcome =
                probe(spec().query("select current_setting('statement_timeout')::interval between '1 s' and '21 s'"
                                + " and current_setting('lock_timeout')::interval between '1 s' and '21 s'")
                        .expect(new QueryExpectation(Optional.of("t"), 0, false))
                        .build());

        assertThat(outcome.status()).isEqualTo(Status.UP);
    }

    @Test
    void aServerThatNeverAnswersHasTwoSessionsAtMost() throws Exception {
        server.pause();
        try (var probe = new PostgresqlProbe(good(), network(), blocking)) {
            for (var attempt = 0; attempt < 4; attempt++) {
                assertThat(result(probe.run(Deadline.in(SHORT))).failure()).isEqualTo(FailureClass.TIMEOUT);
            }
            assertThat(result(probe.run(Deadline.in(SHORT))).message())
                    .startsWith("no answer to 2 earlier checks of this server within");

            server.resume();

            await().atMost(10, SECONDS)
                    .until(() -> result(probe.run(Deadline.in(LONG))).status() == Status.UP);
        }
    }

    @Test
    void allChecksOfAServerThatNeverAnswersFindItDown() throws Exception {
        server.pause();
        try (var probe = new PostgresqlProbe(good(), network(), blocking)) {
            for (var round = 0; round < 2; round++) {
                var running = IntStream.range(0, 5)
                        .mapToObj(each -> probe.run(Deadline.in(SHORT)))
                        .toList();
                assertThat(running)
                        .allSatisfy(run -> assertThat(result(run).status()).isEqualTo(Status.DOWN));
            }
        } finally {
            server.resume();
        }
    }

    private PostgresqlSpec waitingForTheLock() {
        return spec().query("select count(*) from locked").build();
    }

    private static int sessions() throws SQLException {
        try (var connection = server.connect("postgres", RealPostgres.PASSWORD);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select count(*) from pg_stat_activity where application_name = 'faultline'")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealMariaDb;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real MariaDB; skipped where none is installed. */
@SuppressWarnings("NullAway.Init")
class MariaDbTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String ABORTED = "show global status like 'Aborted_clients'";
    private static final Duration SHORT = Duration.ofMillis(800);

    @TempDir
    static Path folder;

    private static TestNetwork network;
    private static TestCertificates certificates;
    private static RealMariaDb server;

    @BeforeAll
    static void start() {
        assumeTrue(RealMariaDb.isInstalled(), "there is no mariadbd here (Debian: apt-get install mariadb-server)");
        network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
        certificates = TestCertificates.in(folder);
        var pem = certificates.issued("127.0.0.1", Duration.ofDays(200).plusHours(1));
        server = RealMariaDb.started(
                folder.resolve("tls"),
                "--ssl-cert=" + pem.certificate(),
                "--ssl-key=" + pem.key(),
                "--ssl-ca=" + certificates.caFile());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            network.close();
        }
    }

    private static Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("url", "mysql://127.0.0.1:" + server.port() + "/orders");
        settings.put("username", RealMariaDb.USER);
        settings.put("password", RealMariaDb.PASSWORD);
        return settings;
    }

    private static Map<String, Object> settings(String key, Object value) {
        var settings = settings();
        settings.put(key, value);
        return settings;
    }

    private static Outcome probe(Map<String, ?> settings, Duration timeout) {
        var factory = (MysqlProbeFactory) new ProbeKinds(network.network(), Runnable::run)
                .factory(new DependencyKind("mysql"))
                .orElseThrow();
        var section = MapSettings.of(settings);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), timeout);
    }

    private static void assertDown(Outcome outcome, FailureClass failure, String message) {
        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(failure);
        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.message()).contains(message);
    }

    @Test
    void aServerThatAnswersIsUpAndEveryStepIsTimed() {
        var before = server.ask(ABORTED);

        var outcome = probe(settings(), LONG);

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(outcome.phases())
                .containsOnlyKeys("resolve", "connect", "greeting", "tls", "auth", "query", "total");
        await().untilAsserted(() -> assertThat(
                        server.ask("select count(*) from information_schema.processlist where user = 'app'"))
                .isEqualTo("0"));
        assertThat(server.ask(ABORTED)).isEqualTo(before);
    }

    @Test
    void theValueAndTheNumberOfRowsCanBeExpected() {
        var rows = settings("query", "select 'a' union all select 'b' union all select null");

        rows.put("expect", Map.of("value", "a", "rows", "3"));
        assertThat(probe(rows, LONG).status()).isEqualTo(Status.UP);
        rows.put("expect", Map.of("rows", "4"));
        assertDown(probe(rows, LONG), FailureClass.ASSERTION, "the query returned 3 rows, expected at least 4");
        rows.put("expect", Map.of("value", "b"));
        assertDown(probe(rows, LONG), FailureClass.ASSERTION, "the query returned 'a', expected 'b'");
    }

    @Test
    void manyRowsAreCountedAndNotKept() {
        var settings = settings("query", "select seq from seq_1_to_200000");
        settings.put("expect", Map.of("rows", "200000"));

        assertThat(probe(settings, LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void aWrongPasswordIsAnAuthFailure() {
        assertDown(probe(settings("password", "wrong"), LONG), FailureClass.AUTH, "(error 1045)");
    }

    @Test
    void aDatabaseOrATableThatIsNotThereIsAnAssertionFailure() {
        var url = "mysql://127.0.0.1:" + server.port() + "/nothing";

        assertDown(probe(settings("url", url), LONG), FailureClass.ASSERTION, "(error 1049)");
        assertDown(probe(settings("query", "select * from nothing"), LONG), FailureClass.ASSERTION, "(error 1146)");
    }

    @Test
    void aUserWithoutAPlaceIsACapacityFailure() {
        server.ask("create user few@'%' with max_user_connections 1");
        var settings = settings("username", "few");
        settings.remove("password");
        var session = server.occupiedBy("few");
        try {
            assertDown(probe(settings, LONG), FailureClass.CAPACITY, "max_user_connections");
        } finally {
            session.destroy();
        }
    }

    @Test
    void aLockedAccountIsAnAuthFailure() {
        server.ask("create user locked@'%' identified by 'x' account lock");
        var settings = settings("username", "locked");
        settings.put("password", "x");

        assertDown(probe(settings, LONG), FailureClass.AUTH, "(error 4151)");
    }

    @Test
    void anAuthenticationThatIsNotSpokenSaysNothingAboutTheServer() {
        server.ask("install soname 'auth_ed25519'");
        server.ask("create user edward@'%' identified via ed25519 using password('x')");
        var settings = settings("username", "edward");
        settings.put("password", "x");

        var outcome = probe(settings, LONG);

        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.message()).contains("client_ed25519, which is not spoken here");
    }

    @Test
    void aReadOnlyServerIsDegradedWhereWritesAreExpected() {
        server.ask("set global read_only = 1");
        try {
            var outcome = probe(settings("expect", Map.of("writable", "true")), LONG);

            assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
            assertThat(outcome.failure()).isEqualTo(FailureClass.ASSERTION);
            assertThat(outcome.message()).isEqualTo("read-only: the server takes no writes");
            assertThat(probe(settings(), LONG).status()).isEqualTo(Status.UP);
        } finally {
            server.ask("set global read_only = 0");
        }
        assertThat(probe(settings("expect", Map.of("writable", "true")), LONG).status())
                .isEqualTo(Status.UP);
    }

    @Test
    void aQueryThatTakesTooLongIsATimeoutAndEndsOnTheServer() {
        assertDown(probe(settings("query", "select sleep(300) /* long */"), SHORT), FailureClass.TIMEOUT, "");
        await().untilAsserted(() -> assertThat(server.ask(
                        "select count(*) from information_schema.processlist where info like 'select sleep(300)%'"))
                .isEqualTo("0"));
    }

    @Test
    void theCertificateIsVerifiedWhereItIsToBe() {
        var ca = certificates.caFile();

        assertThat(probe(settings("tls", Map.of("mode", "verify-full", "ca-file", ca)), LONG)
                        .status())
                .isEqualTo(Status.UP);
        assertDown(probe(settings("tls", Map.of("mode", "verify-full")), LONG), FailureClass.TLS, "not trusted");
        assertThat(probe(settings("tls", Map.of("mode", "require")), LONG).status())
                .isEqualTo(Status.UP);
        var soon = probe(settings("tls", Map.of("mode", "verify-ca", "ca-file", ca, "expiry-warning", "250d")), LONG);
        assertThat(soon.status()).isEqualTo(Status.DEGRADED);
        assertThat(soon.message()).contains("CN=Issuer expires at").contains("(200 days left)");
    }

    @Test
    void aUserWhoNeedsACertificateIsSignedInWithOneOnly() {
        server.ask("create user mutual@'%' identified by 's3cret' require x509");
        var client = certificates.forClients("checks");
        var tls = new HashMap<String, Object>(Map.of("mode", "verify-full", "ca-file", certificates.caFile()));
        var settings = settings("username", "mutual");
        settings.put("password", "s3cret");
        settings.put("url", "mysql://127.0.0.1:" + server.port() + "/");
        settings.put("tls", tls);

        assertDown(probe(settings, LONG), FailureClass.AUTH, "Access denied for user 'mutual'");
        tls.put("cert-file", client.certificate());
        tls.put("key-file", client.key());
        assertThat(probe(settings, LONG).status()).isEqualTo(Status.UP);
    }

    @Test
    void aServerWithoutTlsIsATlsFailureWhereItIsRequired(@TempDir Path other) {
        try (var plain = RealMariaDb.started(other)) {
            var settings = settings("url", "mariadb://127.0.0.1:" + plain.port() + "/?sslMode=REQUIRED");
            assertDown(probe(settings, LONG), FailureClass.TLS, "the server does not offer TLS");

            settings.put("url", "jdbc:mariadb://127.0.0.1:" + plain.port() + "/orders");
            assertThat(probe(settings, LONG).status()).isEqualTo(Status.UP);

            plain.pause();
            assertDown(probe(settings, SHORT), FailureClass.TIMEOUT, "no greeting from the server within 800 ms");
            plain.resume();
            plain.kill();
            assertDown(probe(settings, LONG), FailureClass.CONNECT, "connection refused");
        }
    }
}

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
import dev.faultline.probe.net.ClientCertificate;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.NegotiatedTls;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.probe.net.TlsChoice;
import dev.faultline.probe.net.TlsMode;
import dev.faultline.settings.Secret;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlTlsTest {

    private static Vertx vertx;
    private static TestCertificates authority;
    private static RealPostgres server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        authority = TestCertificates.in(folder);
        vertx = Vertx.vertx();
        var certificate = authority.issued("localhost", Duration.ofDays(200).plusHours(1));
        server = RealPostgres.encrypting(authority, certificate);
        server.execute(
                "create view client as select coalesce(client_dn, 'nobody') from pg_stat_ssl where pid = pg_backend_pid()",
                "grant select on client to app");
    }

    @AfterAll
    static void stop() {
        server.close();
        vertx.close();
    }

    @Test
    void theConnectionIsEncryptedWhereTheServerCan() {
        assertThat(probe("localhost", TlsMode.PREFER, Optional.empty(), "t").status())
                .isEqualTo(Status.UP);
        assertThat(probe("localhost", TlsMode.REQUIRE, Optional.empty(), "t").status())
                .isEqualTo(Status.UP);
        assertThat(probe("localhost", TlsMode.DISABLE, Optional.empty(), "f").status())
                .isEqualTo(Status.UP);
    }

    @Test
    void aCertificateOfATrustedAuthorityForTheHostIsAccepted() {
        var outcome = probe("localhost", TlsMode.VERIFY_FULL, Optional.of(authority.caFile()), "t");

        assertThat(outcome.status()).isEqualTo(Status.UP);
    }

    @Test
    void aCertificateForAnotherNameIsRefusedOnlyWhereTheNameIsChecked() {
        var full = probe("127.0.0.1", TlsMode.VERIFY_FULL, Optional.of(authority.caFile()), "t");
        var chain = probe("127.0.0.1", TlsMode.VERIFY_CA, Optional.of(authority.caFile()), "t");

        assertThat(full.failure()).isEqualTo(FailureClass.TLS);
        assertThat(full.message()).contains("localhost");
        assertThat(chain.status()).isEqualTo(Status.UP);
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() {
        var outcome = probe("localhost", TlsMode.VERIFY_CA, Optional.empty(), "t");

        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
    }

    @Test
    void aHostWithAnUnderscoreIsReachedAllTheSame() {
        assertThat(probe("orders_db.localhost", TlsMode.REQUIRE, Optional.empty(), "t")
                        .status())
                .isEqualTo(Status.UP);
    }

    @Test
    void aServerThatAsksIsShownTheClientsCertificate() {
        var pem = authority.forClients("checks");
        var shown = new ClientCertificate(pem.certificate(), pem.key());

        assertThat(probe(
                                "localhost",
                                TlsChoice.of(TlsMode.REQUIRE, Optional.empty(), Optional.of(shown)),
                                "table client",
                                "/CN=checks")
                        .status())
                .isEqualTo(Status.UP);
        assertThat(probe(
                                "localhost",
                                TlsChoice.of(TlsMode.REQUIRE, Optional.empty(), Optional.empty()),
                                "table client",
                                "nobody")
                        .status())
                .isEqualTo(Status.UP);
    }

    @Test
    void aRoleThatNeedsACertificateIsSignedInWithOneOnly(@TempDir Path folder) throws Exception {
        var pem = authority.forClients("mutual");
        var shown = new ClientCertificate(pem.certificate(), pem.key());
        try (var strict = RealPostgres.encrypting(authority);
                var connection = strict.connect("postgres", "");
                var statement = connection.createStatement();
                var files = statement.executeQuery("show hba_file")) {
            assertThat(files.next()).isTrue();
            var rules = Path.of(files.getString(1));
            Files.writeString(
                    rules, "hostssl all app all scram-sha-256 clientcert=verify-ca\n" + Files.readString(rules));
            strict.execute("select pg_reload_conf()");

            await().untilAsserted(() -> {
                var without = probe(strict, TlsMode.VERIFY_FULL, Optional.empty());
                assertThat(without.failure()).as(without.message()).isEqualTo(FailureClass.AUTH);
                assertThat(without.message()).contains("connection requires a valid client certificate");
            });
            assertThat(probe(strict, TlsMode.VERIFY_FULL, Optional.of(shown)).status())
                    .isEqualTo(Status.UP);
        }
    }

    private static Outcome probe(RealPostgres strict, TlsMode mode, Optional<ClientCertificate> client) {
        return probe(
                new Endpoint("localhost", strict.port()),
                TlsChoice.of(mode, Optional.of(authority.caFile()), client),
                "select ssl from encrypted",
                "t");
    }

    @Test
    void anIssuerThatExpiresSoonIsAWarningWhereItIsVerified() {
        var settings = Map.of(
                "url", server.url(),
                "username", RealPostgres.USER,
                "password", RealPostgres.PASSWORD);
        var verified = MapSettings.of(with(settings, "verify-full"));
        var factory = new PostgresqlProbeFactory(ProbeNetwork.ofThePod(vertx, InstantSource.system()), Runnable::run);

        var soon = TestNetwork.run(factory.open(factory.read(verified)), Duration.ofSeconds(20));
        assertThat(verified.rejections()).isEmpty();
        assertThat(soon.status()).as(soon.message()).isEqualTo(Status.DEGRADED);
        assertThat(soon.message()).contains("CN=Issuer expires at").contains("(200 days left)");

        var taken = TestNetwork.run(
                factory.open(factory.read(MapSettings.of(with(settings, "require")))), Duration.ofSeconds(20));
        assertThat(taken.status()).as(taken.message()).isEqualTo(Status.UP);
    }

    private static Map<String, Object> with(Map<String, String> settings, String mode) {
        var all = new HashMap<String, Object>(settings);
        all.put(
                "tls",
                Map.of(
                        "mode",
                        mode,
                        "ca-file",
                        authority.caFile().toString(),
                        "server-name",
                        "localhost",
                        "expiry-warning",
                        "250d"));
        return all;
    }

    private static Outcome probe(String host, TlsMode mode, Optional<Path> caFile, String encrypted) {
        return probe(host, TlsChoice.of(mode, caFile, Optional.empty()), "select ssl from encrypted", encrypted);
    }

    private static Outcome probe(String host, NegotiatedTls encryption, String query, String value) {
        return probe(new Endpoint(host, server.port()), encryption, query, value);
    }

    private static Outcome probe(Endpoint endpoint, NegotiatedTls encryption, String query, String value) {
        var spec = new PostgresqlSpec(
                endpoint,
                "postgres",
                RealPostgres.USER,
                Optional.of(Secret.of(RealPostgres.PASSWORD)),
                encryption,
                query,
                new QueryExpectation(Optional.of(value), 1, false));
        return new PostgresqlProbe(spec, ProbeNetwork.ofThePod(vertx, InstantSource.system()), Runnable::run)
                .run(Deadline.in(Duration.ofSeconds(20)))
                .toCompletableFuture()
                .orTimeout(30, SECONDS)
                .join();
    }
}

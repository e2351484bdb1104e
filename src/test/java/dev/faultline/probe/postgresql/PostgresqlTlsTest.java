// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.postgresql;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.ClientCertificate;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.QueryExpectation;
import dev.faultline.settings.Secret;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.TestCertificates;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
        server = RealPostgres.encrypting(authority);
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
        assertThat(probe("localhost", SslMode.Mode.PREFER, Optional.empty(), "t")
                        .status())
                .isEqualTo(Status.UP);
        assertThat(probe("localhost", SslMode.Mode.REQUIRE, Optional.empty(), "t")
                        .status())
                .isEqualTo(Status.UP);
        assertThat(probe("localhost", SslMode.Mode.DISABLE, Optional.empty(), "f")
                        .status())
                .isEqualTo(Status.UP);
    }

    @Test
    void aCertificateOfATrustedAuthorityForTheHostIsAccepted() {
        var outcome = probe("localhost", SslMode.Mode.VERIFY_FULL, Optional.of(authority.caFile()), "t");

        assertThat(outcome.status()).isEqualTo(Status.UP);
    }

    @Test
    void aCertificateForAnotherNameIsRefusedOnlyWhereTheNameIsChecked() {
        var full = probe("127.0.0.1", SslMode.Mode.VERIFY_FULL, Optional.of(authority.caFile()), "t");
        var chain = probe("127.0.0.1", SslMode.Mode.VERIFY_CA, Optional.of(authority.caFile()), "t");

        assertThat(full.failure()).isEqualTo(FailureClass.TLS);
        assertThat(full.message()).contains("localhost");
        assertThat(chain.status()).isEqualTo(Status.UP);
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsRefused() {
        var outcome = probe("localhost", SslMode.Mode.VERIFY_CA, Optional.empty(), "t");

        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
    }

    @Test
    void aHostWithAnUnderscoreIsReachedAllTheSame() {
        assertThat(probe("orders_db.localhost", SslMode.Mode.REQUIRE, Optional.empty(), "t")
                        .status())
                .isEqualTo(Status.UP);
    }

    @Test
    void aServerThatAsksIsShownTheClientsCertificate() {
        var pem = authority.forClients("checks");
        var shown = new ClientCertificate(pem.certificate(), pem.key());

        assertThat(probe(
                                "localhost",
                                new SslMode(SslMode.Mode.REQUIRE, Optional.empty(), Optional.of(shown)),
                                "table client",
                                "/CN=checks")
                        .status())
                .isEqualTo(Status.UP);
        assertThat(probe(
                                "localhost",
                                new SslMode(SslMode.Mode.REQUIRE, Optional.empty(), Optional.empty()),
                                "table client",
                                "nobody")
                        .status())
                .isEqualTo(Status.UP);
    }

    private static Outcome probe(String host, SslMode.Mode mode, Optional<Path> caFile, String encrypted) {
        return probe(host, new SslMode(mode, caFile, Optional.empty()), "select ssl from encrypted", encrypted);
    }

    private static Outcome probe(String host, SslMode encryption, String query, String value) {
        var spec = new PostgresqlSpec(
                new Endpoint(host, server.port()),
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

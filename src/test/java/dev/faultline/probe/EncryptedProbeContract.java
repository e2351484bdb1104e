// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestCertificates.Pem;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for every kind that can encrypt its connection: a certificate that is not right is a TLS failure. */
public abstract class EncryptedProbeContract extends TalkingProbeContract {

    private static TestCertificates certificates;

    @BeforeAll
    static void makeAuthority(@TempDir Path folder) {
        certificates = TestCertificates.in(folder);
    }

    /** The keys of an encrypted probe of the given server that checks chain and name; no CA file: the JVM's authorities. */
    protected abstract Map<String, ?> encrypted(String host, int port, Optional<Path> caFile);

    /** A server, not listening yet, that does TLS handshakes; what it does afterwards does not matter. */
    protected NetServer server(NetServerOptions options) {
        return network().vertx().createNetServer(options.setSsl(true)).connectHandler(socket -> {});
    }

    private int serve(Pem pem) {
        var options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(pem.certificate().toString())
                        .setKeyPath(pem.key().toString()));
        return server(options)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @Test
    void aCertificateForAnotherHostIsATlsFailureAndItsSocketIsFreed() {
        var port = serve(certificates.good("other.test"));

        var outcome = probe(encrypted(HOST, port, Optional.of(certificates.caFile())), ample());

        assertDown(outcome, FailureClass.TLS);
        assertThat(outcome.message()).isEqualTo("the certificate is for other.test, not for server.test");
        assertFreed(port, 0);
    }

    @Test
    void anExpiredCertificateIsATlsFailureAndItsSocketIsFreed() {
        var port = serve(certificates.expired(HOST));

        var outcome = probe(encrypted(HOST, port, Optional.of(certificates.caFile())), ample());

        assertDown(outcome, FailureClass.TLS);
        assertThat(outcome.message())
                .contains("the certificate of server.test expired at")
                .contains("(3 days ago)");
        assertThat(outcome.certificateExpiry())
                .hasValueSatisfying(expiry -> assertThat(expiry)
                        .isBetween(
                                Instant.now().minus(4, ChronoUnit.DAYS),
                                Instant.now().minus(2, ChronoUnit.DAYS)));
        assertFreed(port, 0);
    }

    @Test
    void aCertificateOfAnUnknownAuthorityIsATlsFailureAndItsSocketIsFreed() {
        var port = serve(certificates.good(HOST));

        var outcome = probe(encrypted(HOST, port, Optional.empty()), ample());

        assertDown(outcome, FailureClass.TLS);
        assertThat(outcome.message()).contains("not trusted").contains("CN=Faultline test authority");
        assertFreed(port, 0);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsProbeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final String HOST = "pay.test";

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private final NameServer names = NameServer.start().knows(HOST, "127.0.0.1");
    private final TestNetwork network = TestNetwork.asking(names);
    private final Map<String, Object> settings = new HashMap<>();

    @BeforeAll
    static void makeAuthority() {
        certificates = TestCertificates.in(folder);
    }

    @BeforeEach
    void trustTheAuthority() {
        settings.put("ca-file", certificates.caFile());
    }

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private int serve(TestCertificates.Pem pem) {
        var options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(pem.certificate().toString())
                        .setKeyPath(pem.key().toString()));
        return network.vertx()
                .createNetServer(options)
                .connectHandler(socket -> {})
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private Outcome probe(int port, Duration timeout) {
        settings.put("address", HOST + ":" + port);
        var read = MapSettings.of(settings);
        var factory = new TlsProbeFactory(network.network());
        var spec = factory.read(read);
        assertThat(read.rejections()).isEmpty();
        return run(factory.open(spec), timeout);
    }

    @Test
    void aGoodCertificateIsUpAndItsDaysAreTold() {
        var outcome = probe(serve(certificates.good(HOST)), LONG);

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).contains("364 days left");
        assertThat(outcome.certificateExpiry())
                .hasValueSatisfying(expiry -> assertThat(outcome.message()).contains("until " + expiry));
        assertThat(outcome.phases().keySet()).containsExactly("resolve", "connect", "tls", "total");
    }

    @Test
    void anExpiredCertificateIsDownAlsoWhereNothingElseIsVerified() {
        settings.put("verify", false);

        var outcome = probe(serve(certificates.expired("other.test")), LONG);

        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).contains("expired at");
    }

    @Test
    void aCertificateThatExpiresSoonIsDegraded() {
        var outcome = probe(serve(certificates.lasting(HOST, Duration.ofDays(5).plusHours(1))), LONG);

        assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).contains("(5 days left)");
    }

    @Test
    void theServerNameIsTheOneThatIsChecked() {
        settings.put("server-name", "other.test");

        var outcome = probe(serve(certificates.good("other.test")), LONG);

        assertThat(outcome.status()).isEqualTo(Status.UP);
    }

    @Test
    void aServerThatDoesNotSpeakTlsIsATlsFailure() {
        try (var server = ScriptedServer.saying("220 mail.test ESMTP\r\n")) {

            var outcome = probe(server.port(), LONG);

            assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
            assertThat(outcome.message()).contains("does not speak TLS");
        }
    }

    @Test
    void aCaFileThatIsNoneIsRejected() {
        var read = MapSettings.of(Map.of("address", "a:1", "ca-file", "/nonexistent/ca.pem"));

        new TlsProbeFactory(network.network()).read(read);

        assertThat(read.rejections()).singleElement().asString().startsWith("ca-file: ");
    }

    @Test
    void aCertificateForClientsOnlyIsSaidToBeOne() {
        var outcome = probe(serve(certificates.forClients(HOST)), LONG);

        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).startsWith("the certificate may not be used by a server: ");
    }

    @Test
    void anIssuingCertificateThatExpiresFirstIsTheOneThatIsTold() {
        var issuer = certificates.intermediate("Issuer one", Duration.ofDays(5).plusHours(1));
        var chain = certificates.chained(issuer.good(HOST), issuer.caFile());

        var outcome = probe(serve(chain), LONG);

        assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.message())
                .startsWith("the issuing certificate CN=Issuer one expires at ")
                .endsWith("(5 days left)");
    }

    @Test
    void anIssuingCertificateThatHasExpiredIsTheReason() {
        var issuer = certificates.intermediate("Issuer two", Duration.ofDays(-2));

        var outcome = probe(serve(certificates.chained(issuer.good(HOST), issuer.caFile())), LONG);

        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).startsWith("the issuing certificate CN=Issuer two expired at ");
    }

    @Test
    void aCertificateThatIsNotNeededDecidesNothing() {
        var unused = certificates.crossSigned(
                certificates.intermediate("Old authority", Duration.ofDays(-100)), Duration.ofDays(-2));

        var good = probe(serve(certificates.chained(certificates.good(HOST), unused)), LONG);
        var wrong = probe(serve(certificates.chained(certificates.good("other.test"), unused)), LONG);

        assertThat(good.status()).isEqualTo(Status.UP);
        assertThat(wrong.message()).isEqualTo("the certificate is for other.test, not for " + HOST);
    }

    @Test
    void aMissingIssuingCertificateIsSaidToBeTheIssuer() {
        var issuer = certificates.intermediate("Issuer four", Duration.ofDays(100));

        var outcome = probe(serve(issuer.good(HOST)), LONG);

        assertThat(outcome.message()).contains("issued by CN=Issuer four, which leads to no trusted authority");
    }

    @Test
    void aNameWithAnUnderscoreIsSentAndChecked() {
        settings.put("server-name", "my_service.pay.test");

        assertThat(probe(serve(certificates.good("my_service.pay.test")), LONG).status())
                .isEqualTo(Status.UP);
        assertThat(probe(serve(certificates.good("*.pay.test")), LONG).status()).isEqualTo(Status.UP);
        assertThat(probe(serve(certificates.good("other.test")), LONG).message())
                .isEqualTo("the certificate is for other.test, not for my_service.pay.test");
    }

    @Test
    void aCertificateWithoutNamesIsSaidToHaveNone() {
        assertThat(probe(serve(certificates.good("")), LONG).message())
                .startsWith("the certificate lists no names, and its subject ")
                .endsWith(" does not count for " + HOST);
    }
}

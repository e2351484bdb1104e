// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encryption and sign-in, against a server that plays its part as real ones do: Debian's OpenSMTPD cannot use its own TLS. */
@SuppressWarnings("NullAway.Init")
class EncryptedMailTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String RIGHT =
            "AUTH PLAIN " + Base64.getEncoder().encodeToString("\0app\0s3cret".getBytes(StandardCharsets.US_ASCII));

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));

    @TempDir
    Path folder;

    private TestCertificates certificates;

    @BeforeEach
    void makeAuthority() {
        certificates = TestCertificates.in(folder);
    }

    @AfterEach
    void stop() {
        network.close();
    }

    private int serve(boolean encrypted) {
        var pem = certificates.good("127.0.0.1");
        var options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setSsl(encrypted)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(pem.certificate().toString())
                        .setKeyPath(pem.key().toString()));
        NetServer server = network.vertx().createNetServer(options).connectHandler(EncryptedMailTest::converse);
        return server.listen(0).toCompletionStage().toCompletableFuture().join().actualPort();
    }

    private static void converse(NetSocket socket) {
        socket.handler(buffer -> {
            var line = buffer.toString(StandardCharsets.US_ASCII).strip();
            if (line.startsWith("EHLO")) {
                socket.write("250-mail.test\r\n250 " + (socket.isSsl() ? "AUTH LOGIN PLAIN" : "STARTTLS") + "\r\n");
            } else if (line.equals("STARTTLS")) {
                socket.write("220 go ahead\r\n").onSuccess(sent -> socket.upgradeToSsl());
            } else if (line.startsWith("AUTH PLAIN ")) {
                socket.write(line.equals(RIGHT) ? "235 good\r\n" : "535 5.7.8 Authentication failed\r\n");
            } else if (line.equals("QUIT")) {
                socket.end();
            }
        });
        socket.write("220 mail.test ESMTP\r\n");
    }

    private Outcome probe(int port, Map<String, ?> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("address", "127.0.0.1:" + port);
        var section = MapSettings.of(settings);
        var factory = new SmtpProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), LONG);
    }

    private Map<String, ?> trusted(Map<String, ?> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("tls", Map.of("ca-file", certificates.caFile().toString()));
        return settings;
    }

    private static void assertDown(Outcome outcome, FailureClass failure, String message) {
        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(failure);
        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.message()).contains(message);
    }

    @Test
    void anyCertificateWillDoUnlessEncryptionIsRequired() {
        var port = serve(false);

        var offered = probe(port, Map.of());

        assertThat(offered.status()).as(offered.message()).isEqualTo(Status.UP);
        assertThat(offered.phases()).containsOnlyKeys("resolve", "connect", "greeting", "ehlo", "tls", "total");
        assertDown(probe(port, Map.of("security", "required")), FailureClass.TLS, "not trusted");
        assertThat(probe(port, trusted(Map.of("security", "required"))).status())
                .isEqualTo(Status.UP);
        assertThat(probe(port, Map.of("security", "none")).phases()).doesNotContainKey("tls");
    }

    @Test
    void aConnectionCanBeEncryptedFromItsFirstByte() {
        var port = serve(true);

        assertThat(probe(port, trusted(Map.of("security", "tls"))).status()).isEqualTo(Status.UP);
        assertDown(probe(port, Map.of("security", "tls")), FailureClass.TLS, "not trusted");
    }

    @Test
    void aCertificateThatExpiresSoonIsAWarning() {
        var settings = Map.of("tls", Map.of("ca-file", certificates.caFile().toString(), "expiry-warning", "1000d"));

        var outcome = probe(serve(false), settings);

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
    }

    @Test
    void credentialsAreProvedInsideTheEncryption() {
        var port = serve(false);

        var outcome = probe(port, trusted(Map.of("username", "app", "password", "s3cret")));

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(outcome.phases()).containsKeys("tls", "auth");
        assertDown(
                probe(port, trusted(Map.of("username", "app", "password", "wrong"))),
                FailureClass.AUTH,
                "535 5.7.8 Authentication failed");
        assertDown(probe(port, Map.of("username", "app", "password", "s3cret")), FailureClass.TLS, "not trusted");
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.InstalledServer;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealOpenSmtpd;
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

/** Against a real OpenSMTPD, which only root can start; skipped elsewhere. */
@SuppressWarnings("NullAway.Init")
class SmtpProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(800);

    @TempDir
    static Path folder;

    private static final int BARE = FreePort.get();

    private static TestNetwork network;
    private static InstalledServer server;

    @BeforeAll
    static void start() {
        assumeTrue(
                RealOpenSmtpd.isInstalled(),
                "there is no OpenSMTPD here (Debian: apt-get install opensmtpd), or this is not root");
        network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
        server = RealOpenSmtpd.started(folder);
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
            network.close();
        }
    }

    private static Outcome probe(int port, Map<String, ?> more, Duration timeout) {
        var settings = new HashMap<String, Object>(more);
        settings.put("address", "127.0.0.1:" + port);
        var section = MapSettings.of(settings);
        var factory = new SmtpProbeFactory(network.network(), Runnable::run);
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
    void aServerThatGreetsIsUpAndEveryStepIsTimed() {
        var outcome = probe(server.port(), Map.of(), LONG);

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(outcome.phases()).containsOnlyKeys("resolve", "connect", "greeting", "ehlo", "total");
    }

    @Test
    void aServerWithoutEncryptionIsATlsFailureWhereItIsRequired() {
        assertDown(
                probe(server.port(), Map.of("security", "required"), LONG),
                FailureClass.TLS,
                "the server does not offer STARTTLS");
    }

    @Test
    void thePasswordIsNotSentInClearAndThatSaysNothingAboutTheServer() {
        var credentials = new HashMap<String, Object>(Map.of("username", "app", "password", "s3cret"));

        var outcome = probe(server.port(), credentials, LONG);

        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.message()).contains("the password is not sent in clear unless security is none");
        credentials.put("security", "none");
        assertDown(
                probe(server.port(), credentials, LONG), FailureClass.ASSERTION, "the server offers no authentication");
    }

    @Test
    void theServerIsAskedWhetherItTakesARecipient() {
        var taken = probe(server.port(), Map.of("expect", Map.of("accepts", "root@example.org")), LONG);

        assertThat(taken.status()).as(taken.message()).isEqualTo(Status.UP);
        assertThat(taken.phases()).containsKeys("recipient");
        assertDown(
                probe(server.port(), Map.of("expect", Map.of("accepts", "root@example.net")), LONG),
                FailureClass.ASSERTION,
                "550 Invalid recipient");
    }

    @Test
    void aPortOnWhichNobodyListensIsRefused() {
        assertDown(probe(BARE, Map.of(), SHORT), FailureClass.CONNECT, "connection refused");
    }
}

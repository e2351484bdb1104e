// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no server here can be made to say at will. */
class SmtpReplyTest {

    private static final String ABLE = "250-mail.test\r\n250-STARTTLS\r\n250 AUTH LOGIN";

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        network.close();
    }

    private Outcome probe(Map<String, ?> more, String... replies) {
        try (var server = ScriptedServer.speakingFirst(socket -> play(socket, replies))) {
            var settings = new HashMap<String, Object>(more);
            settings.put("address", "127.0.0.1:" + server.port());
            var section = MapSettings.of(settings);
            var factory = new SmtpProbeFactory(network.network(), Runnable::run);
            var spec = factory.read(section);
            assertThat(section.rejections()).isEmpty();
            return TestNetwork.run(factory.open(spec), Duration.ofSeconds(20));
        }
    }

    private void play(Socket socket, String... replies) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        for (var reply : replies) {
            socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
            var line = in.readLine();
            if (line == null) {
                return;
            }
            heard.add(line);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "421 4.7.0 too many connections from your address, CAPACITY",
        "421 mail.test is shutting down, IO",
        "554 no SMTP service here, ASSERTION",
        "220, IO",
        "199 mail, PROTOCOL"
    })
    void aGreetingThatIsNoneHasItsClass(String greeting, FailureClass failure) {
        try (var server = ScriptedServer.speakingFirst(socket -> {
            socket.getOutputStream().write((greeting + "\r\n").getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
        })) {
            var section = MapSettings.of(Map.of("address", "127.0.0.1:" + server.port()));
            var factory = new SmtpProbeFactory(network.network(), Runnable::run);

            var outcome = TestNetwork.run(factory.open(factory.read(section)), Duration.ofSeconds(20));

            assertThat(outcome.failure()).as(outcome.message()).isEqualTo(failure);
        }
    }

    @Test
    void theConversationEndsWithQuit() {
        var outcome = probe(Map.of("helo", "probe.test"), "220 mail.test", "250 mail.test", "221 bye");

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(heard).contains("EHLO probe.test");
    }

    @Test
    void serversOfOldAreGreetedTheirWay() {
        var outcome = probe(Map.of("helo", "probe.test"), "220 mail.test", "502 what?", "250 mail.test", "221 bye");

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(heard).containsSubsequence("EHLO probe.test", "HELO probe.test");
    }

    @Test
    void encryptionThatIsRefusedIsATlsFailure() {
        var outcome = probe(Map.of(), "220 mail.test", ABLE, "454 4.7.0 TLS not available");

        assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
        assertThat(outcome.message()).isEqualTo("454 4.7.0 TLS not available");
    }

    @Test
    void whatIsSlippedInBeforeEncryptionIsNotTaken() {
        var outcome = probe(Map.of(), "220 mail.test", ABLE, "220 go ahead\r\n250-mail.test\r\n250 AUTH PLAIN");

        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(FailureClass.PROTOCOL);
        assertThat(outcome.message()).contains("went on in clear before the encryption");
    }

    @Test
    void theOlderWayToSignInIsKnownToo() {
        var settings = Map.of("security", "none", "username", "app", "password", "s3cret");

        var outcome = probe(
                settings, "220 mail.test", ABLE, "334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "235 2.7.0 good", "221 bye");

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(heard).containsSubsequence("AUTH LOGIN", "YXBw", "czNjcmV0");
    }

    @Test
    void aWayToSignInThatIsNotSpokenSaysNothingAboutTheServer() {
        var settings = Map.of("security", "none", "username", "app", "password", "s3cret");

        var outcome = probe(settings, "220 mail.test", "250-mail.test\r\n250 AUTH CRAM-MD5 XOAUTH2", "221 bye");

        assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
        assertThat(outcome.message()).contains("CRAM-MD5, XOAUTH2");
    }

    @ParameterizedTest
    @CsvSource({
        "450 4.2.0 greylisted please come back, UP, NONE",
        "452 4.3.1 insufficient system storage, DOWN, CAPACITY",
        "550 5.1.1 no such user, DOWN, ASSERTION"
    })
    void aRecipientThatIsNotTakenHasItsClass(String reply, Status status, FailureClass failure) {
        var outcome = probe(
                Map.of("security", "none", "expect", Map.of("accepts", "ops@example.org")),
                "220 mail.test",
                ABLE,
                "250 sender",
                reply,
                "250 reset",
                "221 bye");

        assertThat(outcome.status()).as(outcome.message()).isEqualTo(status);
        assertThat(outcome.failure()).isEqualTo(failure);
        assertThat(heard).containsSubsequence("MAIL FROM:<>", "RCPT TO:<ops@example.org>", "RSET");
    }
}

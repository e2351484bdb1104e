// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.RealMariaDb;
import dev.faultline.testing.RealPostgres;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS that begins in the middle of a connection: two servers of mail from the tests, and two real databases. */
@SuppressWarnings("NullAway.Init")
class StartTlsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(600);

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));
    private final List<String> heard = new CopyOnWriteArrayList<>();

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

    private Outcome probe(String protocol, String host, int port, Duration timeout) {
        var section = MapSettings.of(Map.of(
                "address",
                host + ":" + port,
                "starttls",
                protocol,
                "ca-file",
                certificates.caFile().toString(),
                "server-name",
                "localhost"));
        var factory = new TlsProbeFactory(network.network());
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), timeout);
    }

    private int serve(String greeting) {
        var pem = certificates.lasting("localhost", Duration.ofDays(40));
        var options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setKeyCertOptions(new PemKeyCertOptions()
                        .setCertPath(pem.certificate().toString())
                        .setKeyPath(pem.key().toString()));
        return network.vertx()
                .createNetServer(options)
                .connectHandler(socket -> {
                    socket.handler(buffer -> answer(
                            socket, buffer.toString(StandardCharsets.US_ASCII).strip()));
                    socket.write(greeting);
                })
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void answer(NetSocket socket, String line) {
        heard.add(line + (socket.isSsl() ? " (encrypted)" : ""));
        switch (line.replaceFirst(" \\[.*", "")) {
            case "EHLO" -> socket.write("250-mail.test\r\n250-PIPELINING\r\n250 STARTTLS\r\n");
            case "STARTTLS" -> socket.write("220 go ahead\r\n").onSuccess(sent -> socket.upgradeToSsl());
            case "a1 STARTTLS" -> socket.write("a1 OK begin\r\n").onSuccess(sent -> socket.upgradeToSsl());
            default -> socket.end();
        }
    }

    private static void assertUp(Outcome outcome) {
        assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
        assertThat(outcome.message()).contains(" days left)");
        assertThat(outcome.phases()).containsKey("tls");
    }

    private void assertLeft(String word) {
        Awaitility.await().untilAsserted(() -> assertThat(heard).endsWith(word + " (encrypted)"));
    }

    @Test
    void aServerOfMailIsAskedInSmtpAndLeftInOrder() {
        assertUp(probe("smtp", "127.0.0.1", serve("220-mail.test\r\n220 ESMTP\r\n"), LONG));
        assertLeft("QUIT");
    }

    @Test
    void aServerOfMailIsAskedInImapAndLeftInOrder() {
        assertUp(probe("imap", "127.0.0.1", serve("* OK IMAP4rev1\r\n"), LONG));
        assertLeft("a2 LOGOUT");
    }

    @Test
    void aRealPostgresqlIsAskedInItsProtocol() throws IOException {
        try (var server = RealPostgres.encrypting(certificates)) {
            assertUp(probe("postgresql", "127.0.0.1", server.port(), LONG));
        }
        try (var plain = RealPostgres.started(Map.of())) {
            var outcome = probe("postgresql", "127.0.0.1", plain.port(), LONG);

            assertThat(outcome.failure()).isEqualTo(FailureClass.TLS);
            assertThat(outcome.message()).isEqualTo("the server does not offer TLS");
        }
    }

    @Test
    void aRealMariaDbIsAskedInItsProtocolAndDoesNotTakeItForAnError() {
        assumeTrue(RealMariaDb.isInstalled(), "no MariaDB on the PATH");
        var pem = certificates.good("localhost");
        try (var server = RealMariaDb.started(
                folder.resolve("mysql"),
                "--ssl-cert=" + pem.certificate(),
                "--ssl-key=" + pem.key(),
                "--log-warnings=2")) {
            assertUp(probe("mysql", "127.0.0.1", server.port(), LONG));

            Awaitility.await()
                    .untilAsserted(() -> assertThat(server.ask("show global status like 'Access_denied_errors'"))
                            .endsWith("1"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "smtp|250 hello\\r\\n|PROTOCOL|the answer is not of the SMTP protocol",
                "smtp|554 5.7.1 go away\\r\\n|ASSERTION|554 5.7.1 go away",
                "smtp|SSH-2.0-OpenSSH_9.6\\r\\n|PROTOCOL|the answer is not of the SMTP protocol",
                "imap|* BYE too busy\\r\\n|ASSERTION|* BYE too busy",
                "imap|HTTP/1.1 400 Bad Request\\r\\n|PROTOCOL|the answer is not of the IMAP protocol",
                "mysql|SSH-2.0-OpenSSH_9.6\\r\\n|PROTOCOL|the answer is not of the MySQL protocol",
            })
    void aServerThatDoesNotBeginAsItsProtocolHasItIsNotEncrypted(
            String protocol, String greeting, FailureClass failure, String message) {
        try (var server = ScriptedServer.greeting(greeting.replace("\\r\\n", "\r\n"))) {
            var outcome = probe(protocol, "127.0.0.1", server.port(), LONG);

            assertThat(outcome.message()).isEqualTo(message);
            assertThat(outcome.failure()).isEqualTo(failure);
        }
    }

    @Test
    void whatSomebodyElsePutsInBeforeTheEncryptionIsNotedAndASilentServerIsATimeout() {
        try (var server = ScriptedServer.playing(
                        socket -> socket.getOutputStream().write(new byte[] {'S', 'x'}));
                var mute = ScriptedServer.mute()) {
            var injected = probe("postgresql", "127.0.0.1", server.port(), LONG);
            var silent = probe("imap", "127.0.0.1", mute.port(), SHORT);

            assertThat(injected.failure()).isEqualTo(FailureClass.PROTOCOL);
            assertThat(injected.message()).contains("went on in clear before the encryption");
            assertThat(silent.failure()).isEqualTo(FailureClass.TIMEOUT);
            assertThat(silent.message()).isEqualTo("no greeting from the server within 600 ms");
        }
    }
}

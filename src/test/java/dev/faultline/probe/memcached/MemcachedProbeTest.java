// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.memcached;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.InstalledServer;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real memcached; these tests are skipped where none is installed. */
class MemcachedProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(800);

    private final TestNetwork network = TestNetwork.asking(new InetSocketAddress("127.0.0.1", 9));

    @BeforeEach
    void need() {
        assumeTrue(
                InstalledServer.executable("memcached").isPresent(),
                "there is no memcached here (Debian: apt-get install memcached)");
    }

    @AfterEach
    void stop() {
        network.close();
    }

    private static InstalledServer started(String... arguments) {
        return started(Map.of(), arguments);
    }

    private static InstalledServer started(Map<String, String> environment, String... arguments) {
        var port = FreePort.get();
        var all = new ArrayList<>(List.of("-l", "127.0.0.1", "-p", Integer.toString(port), "-U", "0", "-u", "root"));
        all.addAll(List.of(arguments));
        return InstalledServer.started(port, "memcached", all, environment);
    }

    private Outcome probe(int port, Map<String, ?> more, Duration timeout) {
        var settings = new HashMap<String, Object>(more);
        settings.put("address", "127.0.0.1:" + port);
        var section = MapSettings.of(settings);
        var factory = new MemcachedProbeFactory(network.network(), Runnable::run);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return TestNetwork.run(factory.open(spec), timeout);
    }

    private static void assertDown(Outcome outcome, FailureClass failure, String message) {
        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(failure);
        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.message()).contains(message);
    }

    private static Socket connected(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static String ask(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
    }

    private static boolean isServed(Socket socket) {
        try {
            return String.valueOf(ask(socket, "version")).startsWith("VERSION");
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    void aServerThatAnswersIsUpAndEveryStepIsTimed() {
        try (var server = started()) {
            var outcome = probe(server.port(), Map.of(), LONG);

            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
            assertThat(outcome.phases()).containsOnlyKeys("resolve", "connect", "command", "total");
        }
    }

    @Test
    void aRoundTripStoresAValueAndLeavesNothingBehind() throws IOException {
        try (var server = started();
                var socket = connected(server.port())) {
            var outcome = probe(server.port(), Map.of("expect", Map.of("round-trip", "true")), LONG);

            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
            assertThat(outcome.phases()).containsKeys("round-trip");
            assertThat(ask(socket, "stats items")).isEqualTo("END");
        }
    }

    @Test
    void aServerThatIsFullIsACapacityFailureWhereItSaysSo() throws IOException {
        try (var server = started("-c", "50", "-t", "1", "-o", "maxconns_fast")) {
            // Each is answered before the next, for a connection counts only once the server's worker has it.
            var sockets = new ArrayList<Socket>();
            do {
                sockets.add(connected(server.port()));
            } while (isServed(sockets.get(sockets.size() - 1)) && sockets.size() < 60);

            var outcome = probe(server.port(), Map.of(), LONG);

            assertDown(outcome, FailureClass.CAPACITY, "ERROR Too many open connections");
            for (var socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void aServerWithoutMemoryIsACapacityFailureOfTheRoundTrip() throws IOException {
        try (var server = started("-m", "2", "-M");
                var socket = connected(server.port())) {
            // First the memory, then the last places of those as large as what the probe stores.
            fill(socket, "large%d", "x".repeat(200_000));
            var answer = fill(socket, "small%021d", "x".repeat(26));

            assertThat(answer).startsWith("SERVER_ERROR out of memory");
            assertDown(
                    probe(server.port(), Map.of("expect", Map.of("round-trip", "true")), LONG),
                    FailureClass.CAPACITY,
                    "out of memory");
            assertThat(probe(server.port(), Map.of(), LONG).status()).isEqualTo(Status.UP);
        }
    }

    private static String fill(Socket socket, String key, String value) throws IOException {
        var answer = "";
        for (var i = 0; i < 100_000 && !answer.startsWith("SERVER_ERROR"); i++) {
            answer = ask(
                    socket, "set " + String.format(Locale.ROOT, key, i) + " 0 0 " + value.length() + "\r\n" + value);
        }
        return answer;
    }

    @Test
    void credentialsAreProvedInTheTextProtocol(@TempDir Path folder) throws IOException {
        var users = Files.writeString(folder.resolve("users"), "app:s3cret\n");
        try (var server = started("-Y", users.toString())) {
            var right = Map.of("username", "app", "password", "s3cret");

            assertThat(probe(server.port(), right, LONG).status()).isEqualTo(Status.UP);
            assertThat(probe(server.port(), right, LONG).phases()).containsKeys("auth", "command");
            assertDown(
                    probe(server.port(), Map.of("username", "app", "password", "wrong"), LONG),
                    FailureClass.AUTH,
                    "CLIENT_ERROR authentication failure");
            assertDown(probe(server.port(), Map.of(), LONG), FailureClass.AUTH, "CLIENT_ERROR unauthenticated");
        }
    }

    @Test
    void credentialsAreProvedInTheBinaryProtocol(@TempDir Path folder) throws IOException, InterruptedException {
        assumeTrue(
                InstalledServer.executable("saslpasswd2").isPresent(),
                "there is no saslpasswd2 here (Debian: apt-get install sasl2-bin)");
        var users = folder.resolve("users");
        Files.writeString(
                folder.resolve("memcached.conf"),
                "mech_list: plain\npwcheck_method: auxprop\nauxprop_plugin: sasldb\nsasldb_path: " + users + "\n");
        var maker = new ProcessBuilder(
                        InstalledServer.executable("saslpasswd2").orElseThrow().toString(),
                        "-p",
                        "-c",
                        "-f",
                        users.toString(),
                        "-a",
                        "memcached",
                        "app")
                .start();
        try (var in = maker.getOutputStream()) {
            in.write("s3cret".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(maker.waitFor()).isZero();
        try (var server = started(Map.of("SASL_CONF_PATH", folder.toString()), "-S")) {
            var right = Map.of(
                    "username", "app", "password", "s3cret", "sasl", "binary", "expect", Map.of("round-trip", "true"));

            var outcome = probe(server.port(), right, LONG);

            assertThat(outcome.status()).as(outcome.message()).isEqualTo(Status.UP);
            assertThat(outcome.phases()).containsKeys("auth", "command", "round-trip");
            assertDown(
                    probe(server.port(), Map.of("username", "app", "password", "wrong", "sasl", "binary"), LONG),
                    FailureClass.AUTH,
                    "authentication failed");
        }
    }

    @Test
    void aServerWithoutSaslRefusesTheSignIn() {
        try (var server = started()) {
            assertDown(
                    probe(server.port(), Map.of("username", "app", "password", "secret", "sasl", "binary"), LONG),
                    FailureClass.PROTOCOL,
                    "the server refused the command (status 0x81)");
        }
    }

    @Test
    void theCertificateIsVerified(@TempDir Path folder) {
        var certificates = TestCertificates.in(folder);
        var pem = certificates.good("127.0.0.1");
        try (var server = started("-Z", "-o", "ssl_chain_cert=" + pem.certificate() + ",ssl_key=" + pem.key())) {
            var ca = certificates.caFile().toString();

            assertThat(probe(server.port(), Map.of("tls", Map.of("ca-file", ca)), LONG)
                            .status())
                    .isEqualTo(Status.UP);
            var soon = probe(server.port(), Map.of("tls", Map.of("ca-file", ca, "expiry-warning", "1000d")), LONG);
            assertThat(soon.status()).isEqualTo(Status.DEGRADED);
            assertThat(soon.failure()).isEqualTo(FailureClass.TLS);
            assertDown(probe(server.port(), Map.of("tls", Map.of()), LONG), FailureClass.TLS, "not trusted");
            assertThat(probe(server.port(), Map.of(), LONG).status()).isEqualTo(Status.DOWN);
        }
    }

    @Test
    void aHungServerIsATimeoutAndAKilledOneIsRefused() {
        try (var server = started()) {
            server.pause();
            assertDown(
                    probe(server.port(), Map.of(), SHORT),
                    FailureClass.TIMEOUT,
                    "no answer to the first command (a full memcached is silent, too) within 800 ms");
            server.resume();
            assertThat(probe(server.port(), Map.of(), LONG).status()).isEqualTo(Status.UP);
            server.kill();
            assertDown(probe(server.port(), Map.of(), LONG), FailureClass.CONNECT, "connection refused");
        }
    }

    /** What proxies say of the servers behind them, and what no test can make a memcached say at will. */
    @ParameterizedTest
    @CsvSource({
        "SERVER_ERROR Connection timed out, TIMEOUT",
        "SERVER_ERROR Host is down, IO",
        "SERVER_ERROR out of memory writing get response, CAPACITY",
        "CLIENT_ERROR bad data chunk, PROTOCOL"
    })
    void whatIsRefusedHasItsClass(String line, FailureClass failure) {
        try (var server = ScriptedServer.saying(line + "\r\n")) {
            assertThat(probe(server.port(), Map.of(), LONG).failure()).isEqualTo(failure);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.redis;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ProbeNetwork;
import dev.faultline.probe.net.TlsSettings;
import dev.faultline.settings.Secret;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.RealRedis;
import dev.faultline.testing.TcpConnections;
import dev.faultline.testing.TestCertificates;
import dev.faultline.testing.TestNetwork;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisProbeTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(700);

    private static TestNetwork network;
    private RealRedis server;

    @BeforeAll
    static void open() {
        network = TestNetwork.asking();
    }

    @AfterAll
    static void close() {
        network.close();
    }

    @BeforeEach
    void start() {
        server = RealRedis.started();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aServerThatAnswersIsUpAndTellsItsRole() {
        var outcome = probe(at(server.port()));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).isEqualTo("master");
        assertThat(outcome.phases()).containsKeys("resolve", "connect", "query", "total");
        await().atMost(5, SECONDS).until(() -> TcpConnections.openTo(server.port()) == 0);
    }

    @Test
    void aReplicaIsToldApartAndSaysThatItIsCutOff() {
        try (var replica = server.replica()) {
            var asReplica = probe(at(replica.port(), ReplicationRole.REPLICA));
            var asMaster = probe(at(replica.port(), ReplicationRole.MASTER));
            server.kill();

            assertThat(asReplica.status()).isEqualTo(Status.UP);
            assertThat(asMaster.failure()).isEqualTo(FailureClass.ASSERTION);
            assertThat(asMaster.message()).isEqualTo("is a replica, expected a master");
            await().atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(probe(at(replica.port())).message())
                            .isEqualTo("replica, cut off from its master"));
        }
    }

    @Test
    void aPasswordIsGivenAndAWrongOrMissingOneIsAnAuthFailure() {
        try (var closed = RealRedis.started("--requirepass", "open-sesame")) {
            var right = probe(withPassword(closed.port(), "open-sesame"));
            var wrong = probe(withPassword(closed.port(), "open-barley"));
            var missing = probe(at(closed.port()));

            assertThat(right.status()).isEqualTo(Status.UP);
            assertThat(right.phases()).containsKey("auth");
            assertThat(wrong.failure()).isEqualTo(FailureClass.AUTH);
            assertThat(wrong.message()).startsWith("WRONGPASS").doesNotContain("open-");
            assertThat(missing.failure()).isEqualTo(FailureClass.AUTH);
            assertThat(missing.message()).startsWith("NOAUTH");
        }
    }

    @Test
    void aUserWhoMayOnlyPingSeesTheServerUp() {
        server.command("ACL SETUSER prober on >pinging +ping");
        var spec = new RedisSpec(
                new RedisAccess(
                        new Endpoint("127.0.0.1", server.port()),
                        Optional.empty(),
                        Optional.of("prober"),
                        Optional.of(Secret.of("pinging")),
                        0),
                Optional.empty());

        var outcome = probe(spec);

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).isEmpty();
    }

    @Test
    void tooManyClientsAreACapacityFailure() throws IOException {
        server.command("CONFIG SET maxclients 1");
        // The server may not have noticed yet that the clients before are gone.
        var held = await().atMost(30, SECONDS).until(this::hold, Optional::isPresent);
        try (var only = held.orElseThrow()) {
            assertThat(only.isConnected()).isTrue();

            var outcome = probe(at(server.port()));

            assertThat(outcome.status()).isEqualTo(Status.DOWN);
            assertThat(outcome.failure()).isEqualTo(FailureClass.CAPACITY);
        }
    }

    /** A connection on which the server answers; absent if it takes none. */
    private Optional<Socket> hold() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream().write("PING\r\n".getBytes());
        if (socket.getInputStream().read() == '+') {
            return Optional.of(socket);
        }
        socket.close();
        return Optional.empty();
    }

    @Test
    void aFullMemoryIsADegradedCapacity() {
        server.command("CONFIG SET maxmemory 100kb");

        var outcome = probe(at(server.port()));

        assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.failure()).isEqualTo(FailureClass.CAPACITY);
    }

    @Test
    void aStoppedServerTimesOutAndIsUpOnceItGoesOn() {
        server.pause();
        try {
            assertThat(probe(at(server.port()), SHORT).failure()).isEqualTo(FailureClass.TIMEOUT);
            await().atMost(5, SECONDS).until(() -> TcpConnections.openTo(server.port()) == 0);
        } finally {
            server.resume();
        }
        assertThat(probe(at(server.port())).status()).isEqualTo(Status.UP);
    }

    @Test
    void aServerThatIsKilledBeforeItAnswersIsAnIoFailureAndThenRefuses() {
        server.pause();
        var running = new RedisProbe(at(server.port()), network(), Runnable::run).run(Deadline.in(LONG));
        await().atMost(5, SECONDS).until(() -> TcpConnections.openTo(server.port()) > 0);

        server.kill();

        assertThat(result(running).failure()).isEqualTo(FailureClass.IO);
        assertThat(probe(at(server.port())).failure()).isEqualTo(FailureClass.CONNECT);
        server.start();
        assertThat(probe(at(server.port())).status()).isEqualTo(Status.UP);
    }

    @Test
    void aDatabaseThatIsNotThereIsAnAssertionFailure() {
        var spec = new RedisSpec(
                new RedisAccess(
                        new Endpoint("127.0.0.1", server.port()),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        999),
                Optional.empty());

        assertThat(probe(spec).failure()).isEqualTo(FailureClass.ASSERTION);
    }

    @Test
    void anEncryptedServerIsUpOnlyWhereItsCertificateIsTrusted(@TempDir Path folder) {
        var authority = TestCertificates.in(folder);
        var certificate = authority.good("localhost");
        var port = FreePort.get();
        try (var ignored = RealRedis.started(
                "--tls-port", Integer.toString(port),
                "--tls-cert-file", certificate.certificate().toString(),
                "--tls-key-file", certificate.key().toString(),
                "--tls-ca-cert-file", authority.caFile().toString(),
                "--tls-auth-clients", "no")) {
            var trusting = probe(encrypted(port, Optional.of(authority.caFile())));
            var wary = probe(encrypted(port, Optional.empty()));

            assertThat(trusting.status()).isEqualTo(Status.UP);
            assertThat(trusting.phases()).containsKey("tls");
            assertThat(wary.failure()).isEqualTo(FailureClass.TLS);
        }
    }

    private static RedisSpec encrypted(int port, Optional<Path> caFile) {
        return new RedisSpec(
                new RedisAccess(
                        new Endpoint("localhost", port),
                        Optional.of(new TlsSettings(true, caFile, Optional.empty(), Duration.ofDays(1))),
                        Optional.empty(),
                        Optional.empty(),
                        0),
                Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOADING Redis is loading the dataset in memory | CAPACITY",
                "OOM command not allowed when used memory > 'maxmemory'. | CAPACITY",
                "BUSY Redis is busy running a script. | CAPACITY",
                "MISCONF Redis is configured to save RDB snapshots, but is unable to persist to disk. | IO",
                "DENIED Redis is running in protected mode | AUTH",
                "ERR invalid password | AUTH",
                "ERR something else | ASSERTION"
            })
    void errorsAreToldApart(String error, FailureClass failure) {
        var refusing = network.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(any -> socket.write(Buffer.buffer("-" + error + "\r\n"))));
        var port = awaited(refusing.listen(0, "127.0.0.1").toCompletionStage()).actualPort();

        var outcome = probe(at(port));

        assertThat(outcome.failure()).isEqualTo(failure);
        assertThat(outcome.message()).isEqualTo(error);
    }

    @Test
    void anAnswerInSmallPiecesIsPutTogether() {
        var bulk = "role:master\r\nmaster_link_status:up\r\n";
        var answer = "+PONG\r\n$" + bulk.length() + "\r\n" + bulk + "\r\n$-1\r\n";
        var slow = network.vertx().createNetServer().connectHandler(socket -> {
            for (var i = 0; i < answer.length(); i++) {
                var piece = answer.substring(i, i + 1);
                network.vertx().setTimer(1 + i, tick -> socket.write(piece));
            }
        });
        var port = awaited(slow.listen(0, "127.0.0.1").toCompletionStage()).actualPort();

        assertThat(probe(at(port)).message()).isEqualTo("master");
    }

    /** What a proxy answers PING with, and how it takes the questions behind it. */
    private static int proxy(String pong, boolean closes) {
        var server = network.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(any -> {
                    socket.write(Buffer.buffer(pong));
                    if (closes) {
                        socket.close();
                    }
                }));
        return awaited(server.listen(0, "127.0.0.1").toCompletionStage()).actualPort();
    }

    @ParameterizedTest
    @CsvSource({
        "'+PONG\r\n', true",
        "'+PONG\r\n', false",
        "'+PONG\r\n-ERR unknown command\r\n', true",
        "'+PONG\r\nwhat?\r\n', false"
    })
    void aProxyThatKnowsNoInfoIsUpAfterItsPong(String answer, boolean closes) {
        var text = answer.replace("\\r", "\r").replace("\\n", "\n");

        var outcome = probe(at(proxy(text, closes)));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(probe(at(proxy(text, closes), ReplicationRole.MASTER), SHORT).status())
                .isEqualTo(Status.DOWN);
    }

    /** What would keep an event loop busy for a second is not read. */
    @Test
    void anInfoOfMegabytesDecidesNothing() {
        var lines = "a:b\r\n".repeat(400_000);
        var server = network.vertx()
                .createNetServer()
                .connectHandler(socket ->
                        socket.handler(asked -> socket.write("+PONG\r\n$" + lines.length() + "\r\n" + lines + "\r\n")));
        var port = awaited(server.listen(0, "127.0.0.1").toCompletionStage()).actualPort();

        var outcome = probe(at(port));

        assertThat(outcome.status()).isEqualTo(Status.UP);
        assertThat(outcome.message()).isEmpty();
    }

    @Test
    void aProxyThatNeverAnswersInfoIsNotAskedAgainAtOnce() {
        var asked = new AtomicInteger();
        var server = network.vertx()
                .createNetServer()
                .connectHandler(socket -> socket.handler(questions -> {
                    asked.addAndGet(questions.toString().contains("INFO") ? 1 : 0);
                    socket.write("+PONG\r\n");
                }));
        var port = awaited(server.listen(0, "127.0.0.1").toCompletionStage()).actualPort();
        try (var probe = new RedisProbe(at(port), network(), Runnable::run)) {
            for (var run = 0; run < 5; run++) {
                assertThat(result(probe.run(Deadline.in(LONG))).status()).isEqualTo(Status.UP);
            }
        }

        assertThat(asked).hasValue(1);
    }

    @Test
    void aNodeOfAClusterThatIsDownIsDown(@TempDir Path folder) {
        try (var node = RealRedis.started("--cluster-enabled", "yes", "--dir", folder.toString())) {
            var outcome = probe(at(node.port()));

            assertThat(outcome.status()).isEqualTo(Status.DOWN);
            assertThat(outcome.message()).isEqualTo("the cluster is down: commands on keys are refused (CLUSTERDOWN)");
        }
    }

    @Test
    void aNodeOfAWholeClusterIsUpAndOneOfWhichSlotsAreMissingIsDegraded(@TempDir Path folder) {
        try (var node = RealRedis.started(
                "--cluster-enabled", "yes", "--cluster-require-full-coverage", "no", "--dir", folder.toString())) {
            var slots = IntStream.range(0, 16_384).mapToObj(String::valueOf).toList();
            for (var from = 0; from < 16_000; from += 1000) {
                node.command("CLUSTER ADDSLOTS " + String.join(" ", slots.subList(from, from + 1000)));
            }
            await().untilAsserted(() -> {
                var outcome = probe(at(node.port()));
                assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
                assertThat(outcome.message()).isEqualTo("384 of 16384 slots of the cluster are not served");
            });

            node.command("CLUSTER ADDSLOTS " + String.join(" ", slots.subList(16_000, 16_384)));

            await().untilAsserted(
                            () -> assertThat(probe(at(node.port())).status()).isEqualTo(Status.UP));
        }
    }

    private static RedisSpec at(int port) {
        return spec(port, Optional.empty(), Optional.empty());
    }

    private static RedisSpec at(int port, ReplicationRole expected) {
        return spec(port, Optional.empty(), Optional.of(expected));
    }

    private static RedisSpec withPassword(int port, String password) {
        return spec(port, Optional.of(Secret.of(password)), Optional.empty());
    }

    private static RedisSpec spec(int port, Optional<Secret> password, Optional<ReplicationRole> role) {
        return new RedisSpec(
                new RedisAccess(new Endpoint("127.0.0.1", port), Optional.empty(), Optional.empty(), password, 0),
                role);
    }

    private static ProbeNetwork network() {
        return network.network();
    }

    private static Outcome probe(RedisSpec spec) {
        return probe(spec, LONG);
    }

    private static Outcome probe(RedisSpec spec, Duration timeout) {
        return result(new RedisProbe(spec, network(), Runnable::run).run(Deadline.in(timeout)));
    }

    private static Outcome result(CompletionStage<Outcome> run) {
        return awaited(run);
    }

    private static <T> T awaited(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, SECONDS).join();
    }
}

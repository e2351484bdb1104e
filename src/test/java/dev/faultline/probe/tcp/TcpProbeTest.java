// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.tcp;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Probe;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.testing.BlackHole;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProbeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(400);

    private final NameServer names = NameServer.start();
    private final TestNetwork network = TestNetwork.asking(names);

    @BeforeEach
    void knowSomeNames() {
        names.knows("ledger.test", "127.0.0.1");
    }

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private Probe probe(String host, int port) {
        return new TcpProbeFactory(network.network()).open(new TcpSpec(new Endpoint(host, port)));
    }

    @Test
    void aListenerIsUpAndItsStepsAreMeasuredInOrder() {
        try (var server = ScriptedServer.mute()) {

            var outcome = run(probe("ledger.test", server.port()), LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
            assertThat(outcome.phases().keySet()).containsExactly("resolve", "connect", "total");
            await().until(() -> server.open() == 0);
        }
    }

    @Test
    void onAPortOfMysqlEachObservationWarnsOfWhatItDoesThere() {
        assertThat(new TcpSpec(new Endpoint("db", 3306)).warning())
                .contains("use kind mysql if this is MySQL: connections without a handshake count against its"
                        + " max_connect_errors, and can lock the app out");
        assertThat(new TcpSpec(new Endpoint("db", 5432)).warning()).isEmpty();
    }

    @Test
    void theNextAddressIsTriedWhenTheFirstRefuses() {
        try (var server = ScriptedServer.mute()) {
            names.knows("two.test", "127.0.0.77", "127.0.0.1");

            var outcome = run(probe("two.test", server.port()), LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void theNextAddressIsTriedWhenTheFirstIsABlackHole() {
        try (var hole = BlackHole.open()) {
            names.knows("two.test", "127.0.0.1", "127.0.0.77");

            var outcome = run(probe("two.test", hole.port()), Duration.ofSeconds(1));

            assertThat(outcome.failure()).isEqualTo(FailureClass.CONNECT);
            assertThat(outcome.message()).contains("127.0.0.77");
        }
    }

    @Test
    void aNameIsResolvedAgainInEachRun() {
        try (var server = ScriptedServer.mute()) {
            var probe = probe("ledger.test", server.port());
            run(probe, LONG);
            names.knows("ledger.test", "127.0.0.77");

            var outcome = run(probe, LONG);

            assertThat(outcome.message()).contains("127.0.0.77");
        }
    }

    @Test
    void aLostQuestionIsAskedAgain() {
        try (var server = ScriptedServer.mute()) {
            names.lose(1);

            var outcome = run(probe("ledger.test", server.port()), LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aDeadFirstNameServerIsPassedOver() {
        try (var dead = NameServer.start();
                var both = TestNetwork.asking(dead, names);
                var server = ScriptedServer.mute()) {
            dead.fallSilent();
            var probe =
                    new TcpProbeFactory(both.network()).open(new TcpSpec(new Endpoint("ledger.test", server.port())));

            var outcome = run(probe, LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aShortNameIsFoundThroughTheSearchDomain() {
        try (var searching = TestNetwork.searching(List.of("test"), names);
                var server = ScriptedServer.mute()) {
            var probe =
                    new TcpProbeFactory(searching.network()).open(new TcpSpec(new Endpoint("ledger", server.port())));

            var outcome = run(probe, LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void localhostNeedsNoNameServer() {
        try (var server = ScriptedServer.mute()) {
            names.fallSilent();

            var outcome = run(probe("localhost", server.port()), LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
            assertThat(names.asked()).isEmpty();
        }
    }

    @Test
    void noSocketIsLeftBehindWhereNobodyAnswers() {
        try (var hole = BlackHole.open()) {
            run(probe("ledger.test", hole.port()), SHORT);
            names.fallSilent();
            run(probe("ledger.test", hole.port()), SHORT);
            var before = openSockets();

            for (var round = 0; round < 5; round++) {
                run(probe("ledger.test", hole.port()), SHORT);
                run(probe("127.0.0.1", hole.port()), SHORT);
            }

            await().untilAsserted(() -> assertThat(openSockets()).isLessThanOrEqualTo(before));
        }
    }

    private static long openSockets() {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.filter(TcpProbeTest::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void anAddressThatIsNoHostAndPortIsRejected() {
        var settings = MapSettings.of(Map.of("address", "ledger"));

        new TcpProbeFactory(network.network()).read(settings);

        assertThat(settings.rejections()).singleElement().asString().startsWith("address: host:port");
    }
}

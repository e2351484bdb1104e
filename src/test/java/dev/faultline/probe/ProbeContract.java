// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.kinds.ProbeKinds;
import dev.faultline.testing.BlackHole;
import dev.faultline.testing.FreePort;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.ScriptedServer;
import dev.faultline.testing.TcpConnections;
import dev.faultline.testing.TestNetwork;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What holds for every kind that is probed over the network: the class of each failure of the way to the server, and
 * that no socket outlives its run. A new kind extends this class, or {@link TalkingProbeContract} if it exchanges bytes
 * with its server, or {@link EncryptedProbeContract} if it can do so over TLS.
 */
public abstract class ProbeContract {

    /** A name that resolves to 127.0.0.1. */
    protected static final String HOST = "server.test";

    private static final Duration LONG = Duration.ofSeconds(10);

    /** What a run gets that is to end at its deadline. */
    protected static final Duration SHORT = Duration.ofMillis(600);

    private static NameServer names;
    private static TestNetwork network;

    @BeforeAll
    static void openWire() {
        names = NameServer.start().knows(HOST, "127.0.0.1");
        network = TestNetwork.asking(names);
    }

    @AfterAll
    static void closeWire() {
        network.close();
        names.close();
    }

    /** The word for this kind in the config file. */
    protected abstract String kind();

    /** The keys of a probe of the given server, which need not be there. */
    protected abstract Map<String, ?> settings(String host, int port);

    /** The class under which this kind reports what most kinds report under the given one. */
    protected FailureClass classed(FailureClass usual) {
        return usual;
    }

    /** What is said of a port on which nobody listens. */
    protected String refusal(int port) {
        return "connection refused (127.0.0.1:" + port + ")";
    }

    /** What is said of a port that does not respond within 600 ms to an attempt to connect. */
    protected String unanswered(int port) {
        return "no answer from 127.0.0.1:" + port + " to the attempt to connect within 600 ms";
    }

    /** What a run gets in which the failure is noticed, as far as this kind can, before the deadline. */
    protected Duration ample() {
        return LONG;
    }

    /** Where the servers of the tests may run. */
    protected static TestNetwork network() {
        return network;
    }

    protected final Outcome probe(int port, Duration timeout) {
        return probe(settings(HOST, port), timeout);
    }

    protected final Outcome probe(Map<String, ?> settings, Duration timeout) {
        var factory = new ProbeKinds(network.network(), Runnable::run)
                .factory(new DependencyKind(kind()))
                .orElseThrow();
        return TestNetwork.run(opened(factory, settings), timeout);
    }

    private static <S extends ProbeSpec> Probe opened(ProbeFactory<S> factory, Map<String, ?> settings) {
        var section = MapSettings.of(settings);
        var spec = factory.read(section);
        assertThat(section.rejections()).isEmpty();
        return factory.open(spec);
    }

    /** The outcome is DOWN with the class that this kind reports the given one under. */
    protected final void assertDown(Outcome outcome, FailureClass usual) {
        assertThat(outcome.failure()).as(outcome.message()).isEqualTo(classed(usual));
        assertThat(outcome.status()).isEqualTo(Status.DOWN);
    }

    /** The server has been connected to, and every connection was closed by the probe. */
    protected static void assertFreed(ScriptedServer server) {
        await().untilAsserted(() -> {
            assertThat(server.accepted()).isPositive();
            assertThat(server.open()).isZero();
        });
        assertFreed(server.port(), 0);
    }

    /** Of the connections to a port there are no more than before the run. */
    protected static void assertFreed(int port, long before) {
        await().untilAsserted(() -> assertThat(TcpConnections.openTo(port)).isEqualTo(before));
    }

    @Test
    void aNameThatDoesNotResolveIsADnsFailure() {
        var outcome = probe(settings("no-such-host.invalid", 80), LONG);

        assertDown(outcome, FailureClass.DNS);
        assertThat(outcome.message()).isEqualTo("cannot resolve no-such-host.invalid: the resolver answered NXDOMAIN");
    }

    @Test
    void aResolverThatDoesNotAnswerIsADnsFailure() {
        names.fallSilent();
        try {
            var outcome = probe(settings(HOST, 80), SHORT);

            assertDown(outcome, FailureClass.DNS);
            assertThat(outcome.message()).isEqualTo("the resolver did not answer for server.test within 600 ms");
        } finally {
            names.speakAgain();
        }
    }

    @Test
    void aPortOnWhichNobodyListensIsAConnectFailure() {
        var port = FreePort.get();

        var outcome = probe(port, ample());

        assertDown(outcome, FailureClass.CONNECT);
        assertThat(outcome.message()).isEqualTo(refusal(port));
        assertFreed(port, 0);
    }

    @Test
    void aBlackHoledPortIsAConnectTimeoutAndItsSocketIsFreed() {
        try (var hole = BlackHole.open()) {
            var before = TcpConnections.openTo(hole.port());

            var outcome = probe(hole.port(), SHORT);

            assertDown(outcome, FailureClass.CONNECT_TIMEOUT);
            assertThat(outcome.message()).isEqualTo(unanswered(hole.port()));
            assertFreed(hole.port(), before);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

import static dev.faultline.testing.TestNetwork.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Probe;
import dev.faultline.probe.Status;
import dev.faultline.probe.net.Endpoint;
import dev.faultline.probe.net.ResolvConf;
import dev.faultline.testing.BlackHole;
import dev.faultline.testing.FaultProxy;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.NameServer;
import dev.faultline.testing.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkProbeTest {

    private static final Duration LONG = Duration.ofSeconds(10);
    private static final Duration SHORT = Duration.ofMillis(600);

    @TempDir
    private Path procNet;

    private final NameServer names = NameServer.start();
    private final TestNetwork network = TestNetwork.asking(names);

    @AfterEach
    void stop() {
        network.close();
        names.close();
    }

    private Probe probe(TestNetwork over, Integer... controlPorts) {
        var control = Stream.of(controlPorts)
                .map(port -> new Endpoint("127.0.0.1", port))
                .toList();
        return new NetworkProbe(over.network(), new NetworkSpec(control), new DefaultGateway(procNet));
    }

    /** A gateway on the loopback, which refuses port 53. */
    private void routeOverLoopback() throws IOException {
        Files.write(
                procNet.resolve("route"),
                List.of(
                        "Iface Destination Gateway Flags RefCnt Use Metric Mask MTU Window IRTT",
                        "lo 000011AC 00000000 0001 0 0 0 0000FFFF 0 0 0",
                        "lo 00000000 4D00007F 0003 0 0 0 00000000 0 0 0"));
    }

    @Test
    void aResolverThatAnswersThatThereIsNoSuchNameIsAWayOut() {
        var outcome = run(probe(network), LONG);

        assertThat(outcome.status()).isEqualTo(Status.UP);
    }

    @Test
    void aControlAddressThatRefusesIsReachable() {
        try (var proxy = FaultProxy.to("127.0.0.1", 1);
                var alone = TestNetwork.with(ResolvConf.of())) {
            proxy.refuse();

            var outcome = run(probe(alone, proxy.port()), LONG);

            assertThat(outcome.status()).isEqualTo(Status.UP);
        }
    }

    @Test
    void aSilentResolverBesideAReachableControlAddressIsAWarning() {
        try (var proxy = FaultProxy.to("127.0.0.1", 1)) {
            names.fallSilent();

            var outcome = run(probe(network, proxy.port()), SHORT);

            assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
            assertThat(outcome.failure()).isEqualTo(FailureClass.DNS);
        }
    }

    @Test
    void nothingAnsweringAtAllIsDown() {
        try (var hole = BlackHole.open()) {
            names.fallSilent();

            var outcome = run(probe(network, hole.port()), SHORT);

            assertThat(outcome.status()).isEqualTo(Status.DOWN);
            assertThat(outcome.message()).isEqualTo("neither the resolver nor a control address answers");
        }
    }

    @Test
    void aSilentResolverAloneIsDown() {
        names.fallSilent();

        var outcome = run(probe(network), SHORT);

        assertThat(outcome.status()).isEqualTo(Status.DOWN);
        assertThat(outcome.failure()).isEqualTo(FailureClass.DNS);
    }

    @Test
    void aResolverThatFallsSilentBehindAReachableGatewayIsAWarning() throws IOException {
        routeOverLoopback();
        var probe = probe(network);
        run(probe, LONG);
        names.fallSilent();

        Outcome outcome = run(probe, SHORT);

        assertThat(outcome.status()).isEqualTo(Status.DEGRADED);
        assertThat(outcome.message()).contains("any more");
    }

    @Test
    void withNothingToTestItWithTheNetworkIsUnknown() {
        try (var alone = TestNetwork.with(ResolvConf.of())) {

            var outcome = run(probe(alone), LONG);

            assertThat(outcome.status()).isEqualTo(Status.UNKNOWN);
            assertThat(outcome.failure()).isEqualTo(FailureClass.PROBER);
        }
    }

    @Test
    void theGatewayIsReadFromTheKernelsTables() throws IOException {
        routeOverLoopback();
        Files.write(
                procNet.resolve("arp"),
                List.of(
                        "IP address HW type Flags HW address Mask Device",
                        "127.0.0.77 0x1 0x2 02:fc:00:00:00:05 * lo"));

        var gateway = new DefaultGateway(procNet);

        var address = gateway.address().orElseThrow();
        assertThat(address.getHostAddress()).isEqualTo("127.0.0.77");
        assertThat(gateway.onTheLink(address)).isEqualTo(NetworkSignal.REACHED);
    }

    @Test
    void aControlAddressWithoutPortIsRejected() {
        var settings = MapSettings.of(Map.of("control", List.of("10.0.0.10")));

        new NetworkProbeFactory(network.network()).read(settings);

        assertThat(settings.rejections()).singleElement().asString().startsWith("control: ");
    }
}

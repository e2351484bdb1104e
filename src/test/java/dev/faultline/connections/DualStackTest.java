// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.net.HostAddress;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.DualStackApp;
import dev.faultline.testing.OwnNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real connections over IPv6, and over IPv4 by a socket of IPv6. */
class DualStackTest {

    @TempDir
    private Path folder;

    @Test
    void anAddressOfIpv4InOneOfIpv6IsThatOfIpv4AndThoseOfIpv6AreRead() throws Exception {
        assumeTrue(OwnNetwork.isPossible(), "no network of its own can be made here (unshare, ip)");
        assumeTrue(Files.exists(Path.of("/proc/net/tcp6")), "no IPv6 here");
        var app = OwnNetwork.start(DualStackApp.class);
        try (var store = SqliteStore.open(folder, InstantSource.system())) {
            var port = Integer.parseInt(
                    app.inputReader(StandardCharsets.UTF_8).readLine().strip());
            // As if the sidecar were in that network.
            Files.createSymbolicLink(folder.resolve("net"), Path.of("/proc/" + app.pid() + "/net"));
            var log = new ConnectionLog(store.connections(), List::of);
            var sampler = new ConnectionSampler(
                    folder, log, InstantSource.system(), Executors.newSingleThreadScheduledExecutor());
            sampler.apply(ConnectionSettings.DEFAULT);
            var sixth = new RemoteEndpoint("0:0:0:0:0:0:0:1", port);
            var fourth = new RemoteEndpoint("127.0.0.1", port);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(endpoints(log)).containsExactlyInAnyOrder(sixth, fourth));
            sampler.close();

            assertThat(sixth).hasToString("[::1]:" + port);
            var places = new DependencyPlaces(
                    List.of(new Dependency(
                            "orders-db",
                            DependencyKind.POSTGRESQL,
                            false,
                            List.of(),
                            Set.of("localhost:" + port),
                            ProbePace.DEFAULT)),
                    List.of(new HostAddress("localhost", "0:0:0:0:0:0:0:1", Instant.EPOCH, Instant.EPOCH)));
            assertThat(places.at(sixth)).containsExactly("orders-db");
            assertThat(places.at(fourth)).containsExactly("orders-db");
        } finally {
            Files.deleteIfExists(folder.resolve("net"));
            app.destroyForcibly();
        }
    }

    private static Set<RemoteEndpoint> endpoints(ConnectionLog log) {
        return log.runs(Instant.EPOCH, Instant.now()).stream()
                .filter(run -> run.most().established() == 1)
                .map(ConnectionRun::endpoint)
                .collect(Collectors.toSet());
    }
}

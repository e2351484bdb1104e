// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.connections.ConnectionLog;
import dev.faultline.connections.ConnectionSampler;
import dev.faultline.connections.ConnectionSettings;
import dev.faultline.connections.DependencyPlaces;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.net.HostAddress;
import dev.faultline.sqlite.SqliteStore;
import dev.faultline.testing.CutOffApp;
import dev.faultline.testing.OwnNetwork;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real connections in a network of their own, as the kernel shows them when the way is cut. */
class CutOffAppTest {

    @TempDir
    private Path folder;

    @Test
    void dataThatHangsAndAttemptsAtAFormerAddressAreSeenInTheKernelsTable() throws Exception {
        assumeTrue(OwnNetwork.isPossible(), "no network of its own can be made here (unshare, ip)");
        var app = CutOffApp.start();
        try (var store = SqliteStore.open(folder, InstantSource.system())) {
            assertThat(app.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("ready");
            // As if the sidecar were in that network.
            Files.createSymbolicLink(folder.resolve("net"), Path.of("/proc/" + app.pid() + "/net"));
            var begun = Instant.now();
            var log = new ConnectionLog(store.connections(), () -> addresses(begun));
            var sampler = new ConnectionSampler(
                    folder, log, InstantSource.system(), Executors.newSingleThreadScheduledExecutor());
            sampler.apply(ConnectionSettings.DEFAULT);
            await().atMost(PATIENCE).until(() -> isHeld(log));
            app.getOutputStream().write('\n');
            app.getOutputStream().flush();
            await().atMost(PATIENCE).until(() -> watched(log, begun).size() == 2);
            sampler.close();

            assertThat(watched(log, begun))
                    .anySatisfy(sentence -> assertThat(sentence)
                            .startsWith(
                                    "orders-db responded to the probe on new connections, but data hung on 1 connection"
                                            + " of the app to it"))
                    .anySatisfy(sentence -> assertThat(sentence)
                            .startsWith("The app still tries to connect to " + CutOffApp.SILENT
                                    + ", but the name of orders-db points to " + CutOffApp.CUT_OFF + " since "));
        } finally {
            // Before the process that it leads to: a link that leads nowhere cannot be cleared away.
            Files.deleteIfExists(folder.resolve("net"));
            app.destroyForcibly();
        }
    }

    private static List<HostAddress> addresses(Instant begun) {
        return List.of(
                new HostAddress("db", CutOffApp.SILENT, begun.minusSeconds(600), begun.minusSeconds(30)),
                new HostAddress("db", CutOffApp.CUT_OFF, begun.minusSeconds(20), begun));
    }

    private static boolean isHeld(ConnectionLog log) {
        return log.runs(Instant.EPOCH, Instant.now()).stream()
                .anyMatch(run -> run.endpoint().address().equals(CutOffApp.CUT_OFF)
                        && run.most().established() == 1);
    }

    private static List<String> watched(ConnectionLog log, Instant begun) {
        var database = new Dependency(
                "orders-db",
                DependencyKind.POSTGRESQL,
                true,
                List.of(),
                Set.of("db:" + CutOffApp.PORT),
                ProbePace.DEFAULT);
        var now = Instant.now();
        var window = new ObservedWindow(
                begun,
                now,
                begun,
                List.of(),
                log.runs(begun, now),
                log.spans(begun, now),
                new DependencyPlaces(List.of(database), log.addresses()));
        return ConnectionRules.of(window, List.of("orders-db")).watched();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.discovery.AppConnections.RemoteEnd;
import dev.faultline.testing.RealRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's own tables, of this machine and as they look elsewhere. */
class AppConnectionsTest {

    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

    @TempDir
    private Path proc;

    private void table(String file, String... rows) throws IOException {
        Files.createDirectories(proc.resolve("net"));
        Files.writeString(proc.resolve("net").resolve(file), HEADER + String.join("\n", rows) + "\n");
    }

    private static String row(String local, String remote, String state, long inode) {
        return "   0: " + local + " " + remote + " " + state + " 00000000:00000000 00:00000000 00000000  1000        0 "
                + inode + " 1 0000000000000000 20 4 30 10 -1";
    }

    @Test
    void connectionsToOneServerAreCountedAndTheBusiestComesFirst() throws IOException {
        table(
                "tcp",
                row("0500000A:8001", "0900000A:18EB", "01", 11),
                row("0500000A:8002", "0300000A:1538", "01", 12),
                row("0500000A:8003", "0300000A:1538", "02", 13),
                row("0500000A:8004", "0300000A:1538", "06", 0));

        assertThat(AppConnections.read(proc).remoteEnds())
                .containsExactly(
                        new RemoteEnd(InetAddress.getByName("10.0.0.3"), 5432, 2),
                        new RemoteEnd(InetAddress.getByName("10.0.0.9"), 6379, 1));
    }

    @Test
    void whatOthersOpenedToThisPodIsNoneOfThem() throws IOException {
        table("tcp", row("00000000:1F90", "00000000:0000", "0A", 1), row("0500000A:1F90", "0700000A:9C40", "01", 2));

        assertThat(AppConnections.read(proc).remoteEnds()).isEmpty();
    }

    @Test
    void anAddressOfIpv6IsReadAndAMappedOneIsThatOfIpv4() throws IOException {
        table(
                "tcp6",
                row("000000FD000000000000000001000000:8001", "000000FD000000000000000002000000:1538", "01", 3),
                row("0000000000000000FFFF00000500000A:8002", "0000000000000000FFFF00000300000A:1538", "01", 4));

        assertThat(AppConnections.read(proc).remoteEnds())
                .containsExactlyInAnyOrder(
                        new RemoteEnd(InetAddress.getByName("fd00::2"), 5432, 1),
                        new RemoteEnd(InetAddress.getByName("10.0.0.3"), 5432, 1));
    }

    @Test
    void whatIsListenedOnForEverybodyOrForThisPodIsReachedByLocalhost() throws IOException {
        table(
                "tcp",
                row("00000000:1F90", "00000000:0000", "0A", 1),
                row("0100007F:0050", "00000000:0000", "0A", 2),
                row("0500000A:1F91", "00000000:0000", "0A", 3),
                row("0100007F:1F92", "0100007F:8001", "01", 4));
        table("tcp6", row("0".repeat(32) + ":1F90", "0".repeat(32) + ":0000", "0A", 5));

        assertThat(AppConnections.read(proc).listening()).containsExactly(80, 8080);
        assertThat(AppConnections.read(proc).isAlone()).isFalse();
    }

    @Test
    void withoutTheTableThereAreNone() {
        assertThat(AppConnections.read(proc).remoteEnds()).isEmpty();
        assertThat(AppConnections.read(proc).listening()).isEmpty();
        assertThat(AppConnections.read(proc).isAlone()).isTrue();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void onThisMachineTheConnectionsOfAnotherProcessAreSeenAndOurOwnAreNot() throws Exception {
        try (var redis = RealRedis.started();
                var ours = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            assertThat(ours.isConnected()).isTrue();
            assertThat(to(redis)).isEmpty();

            var others = new ProcessBuilder(
                            "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/" + redis.port() + "; read -r line")
                    .start();
            try {
                await().atMost(PATIENCE).until(() -> !to(redis).isEmpty());

                assertThat(to(redis)).extracting(RemoteEnd::connections).containsExactly(1L);
            } finally {
                others.destroy();
            }
        }
    }

    private static List<RemoteEnd> to(RealRedis server) {
        return AppConnections.read(Path.of("/proc")).remoteEnds().stream()
                .filter(end -> end.port() == server.port())
                .toList();
    }
}

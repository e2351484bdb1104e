// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SocketReaderTest {

    private static final String HEADER = "  sl  local_address rem_address   st tx_queue rx_queue …\n";
    private static final String LISTENING =
            "   0: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 4710 1\n";
    private static final String CONNECTED =
            "   1: 0500000A:8002 0300000A:1538 01 00000000:00000000 00:00000000 00000000  1000        0 4711 1\n";

    @TempDir
    private Path folder;

    private SocketReader reader;

    @BeforeEach
    void nothingButAListener() throws IOException {
        reader = new SocketReader(folder);
        Files.writeString(folder.resolve("tcp"), HEADER + LISTENING);
        counted(1);

        assertThat(inodes()).containsExactly(4710L);
    }

    @Test
    void aTableInWhichNothingCanBeConnectedIsNotReadAgain() throws IOException {
        Files.writeString(folder.resolve("tcp"), "no table");

        assertThat(inodes()).containsExactly(4710L);
    }

    @Test
    void whereTheKernelCountsMoreSocketsItIsReadAtOnce() throws IOException {
        Files.writeString(folder.resolve("tcp"), HEADER + LISTENING + CONNECTED);
        counted(2);

        assertThat(inodes()).containsExactly(4710L, 4711L);
    }

    @Test
    void whatBothEndsHaveClosedIsLeftOutAndTheTableHasIt() throws IOException {
        var ended =
                "  12345: 0500000A:8003 0300000A:1538 06 00000000:00000000 03:00000F3A 00000000     0        0 0 3\n";
        Files.writeString(folder.resolve("tcp"), HEADER + ended + CONNECTED + ended + LISTENING);
        counted(2);

        assertThat(inodes()).containsExactly(4711L, 4710L);
        assertThat(new SocketTable(folder).read()).extracting(TcpSocket::inode).containsExactly(0L, 4711L, 0L, 4710L);
    }

    @Test
    void whileThereAreConnectionsItIsReadEachTime() throws IOException {
        Files.writeString(folder.resolve("tcp"), HEADER + LISTENING + CONNECTED);
        counted(2);
        inodes();
        Files.writeString(folder.resolve("tcp"), HEADER + LISTENING + CONNECTED.replace("4711", "4712"));

        assertThat(inodes()).containsExactly(4710L, 4712L);
    }

    @Test
    void aConnectionInThePlaceOfAListenerIsFoundByTheTenthReading() throws IOException {
        Files.writeString(folder.resolve("tcp"), HEADER + CONNECTED);
        for (var i = 0; i < 9; i++) {
            assertThat(inodes()).containsExactly(4710L);
        }

        assertThat(inodes()).containsExactly(4711L);
    }

    @Test
    void withoutACountItIsReadEachTime() throws IOException {
        Files.delete(folder.resolve("sockstat"));
        Files.writeString(folder.resolve("tcp"), HEADER + CONNECTED);

        assertThat(inodes()).containsExactly(4711L);
    }

    private void counted(int sockets) throws IOException {
        Files.writeString(
                folder.resolve("sockstat"),
                "sockets: used 7\nTCP: inuse " + sockets + " orphan 0 tw 9 alloc 7 mem 1\nUDP: inuse 0 mem 0\n");
    }

    private List<Long> inodes() {
        return reader.next().orElseThrow().stream().map(TcpSocket::inode).toList();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kernel's table, and what it should never be. */
class SocketTableTest {

    private static final String HEADER =
            "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";
    private static final String LINE =
            "   1: 0500000A:8002 0300000A:1538 01 0000002C:00000001 01:000000D6 00000003  1000"
                    + "        0 4711 2 0000000000000000 20 4 30 10 -1\n";

    @TempDir
    private Path folder;

    @Test
    void everyFieldOfALineIsRead() throws IOException {
        Files.writeString(folder.resolve("tcp"), HEADER + LINE);

        assertThat(table().read())
                .containsExactly(new TcpSocket(
                        InetAddress.getByName("10.0.0.5"),
                        0x8002,
                        InetAddress.getByName("10.0.0.3"),
                        5432,
                        1,
                        4711,
                        44,
                        3));
    }

    @Test
    void aSocketConnectedToItsOwnAddressIsRecognized() throws IOException {
        Files.writeString(folder.resolve("tcp"), HEADER + LINE.replace("0300000A", "0500000A"));

        assertThat(table().read()).allMatch(TcpSocket::isToItself);
    }

    @Test
    void linesThatMakeNoSenseAreLeftOutAndTheOthersStay() throws IOException {
        var random = new Random(16);
        var text = new StringBuilder(HEADER);
        for (var i = 0; i < 300; i++) {
            text.append(i % 3 == 0 ? LINE : damaged(random));
        }
        Files.writeString(folder.resolve("tcp"), text);

        assertThat(table().read()).hasSizeGreaterThanOrEqualTo(100);
    }

    private static String damaged(Random random) {
        var line = new StringBuilder(LINE.strip());
        switch (random.nextInt(3)) {
            case 0 -> line.setLength(random.nextInt(line.length()));
            case 1 -> line.insert(random.nextInt(line.length()), "x".repeat(random.nextInt(100_000)));
            default -> line.setCharAt(random.nextInt(line.length()), (char) (random.nextInt(95) + 32));
        }
        return line.append('\n').toString();
    }

    @Test
    void aTableWithoutEndIsNotRead() throws IOException {
        try (var file = Files.newBufferedWriter(folder.resolve("tcp"))) {
            file.write(HEADER);
            for (var i = 0; i < 300_000; i++) {
                file.write(LINE);
            }
        }

        assertThat(table().read()).isEmpty();
        assertThat(new SocketReader(folder).next()).isEmpty();
    }

    @Test
    void whereThereIsNoTableNothingIsKnown() {
        assertThat(new SocketReader(folder).next()).isEmpty();
        assertThat(table().read()).isEmpty();
    }

    private SocketTable table() {
        return new SocketTable(folder);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.discovery.sockets;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The sockets of this network namespace: {@code tcp} and {@code tcp6} of {@code /proc/net} (proc(5)). No right is needed to
 * read them.
 *
 * @param procNet the folder of these files
 */
record SocketTable(Path procNet) {

    private static final int HEX = 16;
    private static final int FIELDS = 10;
    private static final int WORD = 8;

    /** All of them, in no order; none where there is no such table. */
    List<TcpSocket> read() {
        var sockets = new ArrayList<TcpSocket>();
        for (var file : List.of("tcp", "tcp6")) {
            try (Stream<String> lines = Files.lines(procNet.resolve(file))) {
                lines.skip(1)
                        .map(line -> line.strip().split("\\s+"))
                        .filter(fields -> fields.length >= FIELDS)
                        .map(SocketTable::socket)
                        .forEach(sockets::add);
            } catch (IOException absent) {
                // Without IPv6 there is no tcp6, and outside Linux neither.
            }
        }
        return sockets;
    }

    private static TcpSocket socket(String[] fields) {
        return new TcpSocket(
                port(fields[1]),
                address(fields[2].substring(0, fields[2].indexOf(':'))),
                port(fields[2]),
                Integer.parseInt(fields[3], HEX),
                Long.parseLong(fields[9]));
    }

    private static int port(String pair) {
        return Integer.parseInt(pair.substring(pair.indexOf(':') + 1), HEX);
    }

    /**
     * An address as the kernel shows it: words of 32 bits in the byte order of the machine; all we run on are little-endian.
     * An IPv4 address in one of IPv6 is that.
     */
    private static InetAddress address(String words) {
        var bytes = new byte[words.length() / 2];
        for (var word = 0; word < words.length(); word += WORD) {
            var number = Long.parseLong(words.substring(word, word + WORD), HEX);
            for (var i = 0; i < 4; i++) {
                bytes[word / 2 + i] = (byte) (number >> (8 * i));
            }
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}

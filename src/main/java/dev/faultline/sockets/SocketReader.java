// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the sockets of this network namespace again and again. Whatever is in it, the kernel walks its whole hash table for IPv4,
 * and again for IPv6: 1.4 ms each for 262,144 places. So a half without connections is left out. Not thread-safe.
 */
public final class SocketReader {

    private final List<SocketHalf> halves;

    /** @param procNet the folder of the tables, {@code /proc/net} */
    public SocketReader(Path procNet) {
        var table = new SocketTable(procNet);
        halves = List.of(
                new SocketHalf(table, SocketTable.IPV4, procNet.resolve("sockstat"), "TCP: inuse "),
                new SocketHalf(table, SocketTable.IPV6, procNet.resolve("sockstat6"), "TCP6: inuse "));
    }

    /**
     * All of them, in no order, but for some that nobody holds any more; empty where there is no table, it cannot be read, or it is
     * over 32 MiB long.
     */
    public Optional<List<TcpSocket>> next() {
        var sockets = new ArrayList<TcpSocket>();
        var found = 0;
        for (var half : halves) {
            var next = half.next();
            if (next.isUnreadable()) {
                return Optional.empty();
            }
            sockets.addAll(next.sockets());
            found += next.isThere() ? 1 : 0;
        }
        return found == 0 ? Optional.empty() : Optional.of(sockets);
    }
}

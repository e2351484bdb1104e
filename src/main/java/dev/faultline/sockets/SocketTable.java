// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
public record SocketTable(Path procNet) {

    private static final int MOST_BYTES = 32 << 20;
    private static final int CHUNK = 64 << 10;
    static final String IPV4 = "tcp";
    static final String IPV6 = "tcp6";

    /**
     * The sockets of one of its files.
     *
     * @param isThere whether there is such a file and it could be read
     * @param isUnreadable whether it is there and could not, or is over 32 MiB long
     */
    record TablePart(boolean isThere, boolean isUnreadable, List<TcpSocket> sockets) {

        static final TablePart ABSENT = new TablePart(false, false, List.of());
        private static final TablePart UNREADABLE = new TablePart(false, true, List.of());
    }

    /**
     * All of them, in no order; none where there is no such table, or it is over 32 MiB long (100,000 sockets or more). Lines that
     * make no sense are left out.
     */
    public List<TcpSocket> read() {
        return Stream.of(part(IPV4, false), part(IPV6, false))
                .flatMap(part -> part.sockets().stream())
                .toList();
    }

    /**
     * Those of one file. Without IPv6 there is no tcp6, and outside Linux neither.
     *
     * @param withoutEnded whether to leave out those in TIME-WAIT, which a busy pod has by the ten thousand
     */
    TablePart part(String file, boolean withoutEnded) {
        var sockets = new ArrayList<TcpSocket>();
        try (var table = Files.newInputStream(procNet.resolve(file))) {
            return add(table, withoutEnded, sockets) ? new TablePart(true, false, sockets) : TablePart.UNREADABLE;
        } catch (NoSuchFileException absent) {
            return TablePart.ABSENT;
        } catch (IOException unreadable) {
            return TablePart.UNREADABLE;
        }
    }

    /** Whether it was short enough. */
    private static boolean add(InputStream table, boolean withoutEnded, List<TcpSocket> sockets) throws IOException {
        var buffer = new byte[CHUNK];
        var filled = 0;
        var total = 0;
        var isHeader = true;
        for (var read = table.read(buffer, 0, CHUNK); read > 0; read = table.read(buffer, filled, CHUNK - filled)) {
            total += read;
            filled += read;
            var begin = 0;
            for (var i = 0; i < filled; i++) {
                if (buffer[i] == '\n') {
                    var line = new SocketLine(buffer, begin, i);
                    if (!isHeader && !(withoutEnded && line.isEnded())) {
                        line.socket().ifPresent(sockets::add);
                    }
                    isHeader = false;
                    begin = i + 1;
                }
            }
            // A line that fills the buffer is no line of the kernel's.
            filled = begin == 0 && filled == CHUNK ? 0 : filled - begin;
            System.arraycopy(buffer, begin, buffer, 0, filled);
            if (total > MOST_BYTES) {
                return false;
            }
        }
        return true;
    }
}

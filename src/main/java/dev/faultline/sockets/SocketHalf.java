// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import dev.faultline.sockets.SocketTable.TablePart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The sockets of IPv4, or of IPv6. The kernel counts them at no cost: where there are no more than those that listened at the last
 * reading, there is no connection, and the table is not read; every tenth time it is, for one may have taken the place of another.
 * Not thread-safe.
 */
final class SocketHalf {

    private static final int MOST_LEFT_OUT = 9;

    private final SocketTable table;
    private final String file;
    private final Path counts;
    private final String label;
    private TablePart listening = TablePart.ABSENT;
    private boolean hasRead;
    private int leftOut;

    /**
     * @param counts the file with the kernel's count
     * @param label what stands before it
     */
    SocketHalf(SocketTable table, String file, Path counts, String label) {
        this.table = table;
        this.file = file;
        this.counts = counts;
        this.label = label;
    }

    TablePart next() {
        if (hasRead && leftOut < MOST_LEFT_OUT && isWithoutConnections()) {
            leftOut++;
            return listening;
        }
        var part = table.part(file, true);
        leftOut = 0;
        hasRead = part.isThere();
        listening = new TablePart(
                part.isThere(),
                false,
                part.sockets().stream().filter(TcpSocket::isListening).toList());
        return part;
    }

    private boolean isWithoutConnections() {
        var now = count();
        return now.isPresent() && now.getAsInt() <= listening.sockets().size();
    }

    private OptionalInt count() {
        try {
            for (var line : lines()) {
                if (line.startsWith(label)) {
                    return OptionalInt.of(Integer.parseInt(
                            line.substring(label.length()).split(" ", 2)[0].strip()));
                }
            }
        } catch (IOException | NumberFormatException unknown) {
            // Then it is to be read.
        }
        return OptionalInt.empty();
    }

    private List<String> lines() throws IOException {
        return Files.readString(counts, StandardCharsets.ISO_8859_1).lines().toList();
    }
}

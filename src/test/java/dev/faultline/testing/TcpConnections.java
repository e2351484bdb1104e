// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The TCP connections of this machine, as the kernel knows them. */
public final class TcpConnections {

    private static final String ESTABLISHED = "01";
    private static final String SYN_SENT = "02";
    private static final String CLOSE_WAIT = "08";

    private TcpConnections() {}

    /** How many connections to the given port some client still holds open. */
    public static long openTo(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(TcpConnections::lines)
                .map(line -> line.strip().split("\\s+"))
                .filter(fields -> fields[2].endsWith(String.format(":%04X", port)))
                .filter(fields ->
                        fields[3].equals(ESTABLISHED) || fields[3].equals(SYN_SENT) || fields[3].equals(CLOSE_WAIT))
                .count();
    }

    private static Stream<String> lines(Path table) {
        try {
            return Files.readAllLines(table).stream().skip(1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

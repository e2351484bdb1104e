// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.podnetwork;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The pod's default gateway over IPv4, as the kernel knows it: {@code route} and {@code arp} of {@code /proc/net}.
 *
 * @param procNet the folder of these files
 */
record DefaultGateway(Path procNet) {

    private static final int HEX = 16;
    private static final int RTF_GATEWAY = 0x2;
    private static final int ATF_COM = 0x2;

    /** Its address; empty if there is no default route, or the files cannot be read. */
    Optional<InetAddress> address() {
        return rows("route").stream()
                .filter(row -> row.length >= 7 && row[1].equals("00000000"))
                .filter(row -> (Integer.parseInt(row[3], HEX) & RTF_GATEWAY) != 0)
                .min(Comparator.comparingLong(row -> Long.parseLong(row[6])))
                .map(row -> address(Long.parseLong(row[2], HEX)));
    }

    /** The kernel shows the address as a number in the byte order of the machine; all we run on are little-endian. */
    private static InetAddress address(long number) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) number, (byte) (number >> 8), (byte) (number >> 16), (byte) (number >> 24)});
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }

    /** Whether the address answers on the link below IP; {@code UNTESTABLE} if the kernel has no entry for it. */
    NetworkSignal onTheLink(InetAddress address) {
        return rows("arp").stream()
                .filter(row -> row.length >= 3 && row[0].equals(address.getHostAddress()))
                .findFirst()
                .map(row -> (Integer.decode(row[2]) & ATF_COM) != 0 ? NetworkSignal.REACHED : NetworkSignal.SILENT)
                .orElse(NetworkSignal.UNTESTABLE);
    }

    private List<String[]> rows(String file) {
        try {
            return Files.readAllLines(procNet.resolve(file)).stream()
                    .skip(1)
                    .map(line -> line.strip().split("\\s+"))
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sockets;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * One line of the kernel's table of TCP sockets, from {@code begin} to before {@code end}. It is read from the bytes, for there
 * may be thousands in a second.
 *
 * <pre>
 *   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
 *   0: 0500000A:8002 0300000A:1538 01 00000000:00000000 00:00000000 00000000  1000        0 4711 …
 * </pre>
 */
record SocketLine(byte[] bytes, int begin, int end) {

    private static final int HEX = 16;
    private static final int FIELDS = 10;
    private static final int STATE = 3;
    private static final int WORD = 8;

    /** Whether both ends have closed it, which is seen without reading the rest: it is in TIME-WAIT, state 06. */
    boolean isEnded() {
        var at = begin;
        for (var field = 0; field < STATE; field++) {
            at = skip(at, true);
            at = skip(at, false);
        }
        at = skip(at, true);
        return at + 2 < end && bytes[at] == '0' && bytes[at + 1] == '6' && bytes[at + 2] == ' ';
    }

    /** The first byte from there on that is no space, or that is one. */
    private int skip(int from, boolean spaces) {
        var at = from;
        while (at < end && bytes[at] == ' ' == spaces) {
            at++;
        }
        return at;
    }

    /** Empty if it makes no sense. */
    Optional<TcpSocket> socket() {
        var starts = new int[FIELDS];
        var ends = new int[FIELDS];
        if (!split(starts, ends)) {
            return Optional.empty();
        }
        try {
            var local = colon(starts[1], ends[1]);
            var remote = colon(starts[2], ends[2]);
            return Optional.of(new TcpSocket(
                    address(starts[1], local),
                    (int) hex(local + 1, ends[1]),
                    address(starts[2], remote),
                    (int) hex(remote + 1, ends[2]),
                    (int) hex(starts[STATE], ends[STATE]),
                    decimal(starts[9], ends[9]),
                    hex(starts[4], colon(starts[4], ends[4])),
                    (int) hex(starts[6], ends[6])));
        } catch (NumberFormatException | UnknownHostException senseless) {
            return Optional.empty();
        }
    }

    private boolean split(int[] starts, int[] ends) {
        var at = begin;
        for (var field = 0; field < FIELDS; field++) {
            starts[field] = skip(at, true);
            at = skip(starts[field], false);
            ends[field] = at;
        }
        return ends[FIELDS - 1] > starts[FIELDS - 1];
    }

    private int colon(int from, int to) {
        for (var i = from; i < to; i++) {
            if (bytes[i] == ':') {
                return i;
            }
        }
        throw new NumberFormatException("no colon");
    }

    private long hex(int from, int to) {
        return number(from, to, HEX, 2 * WORD - 1);
    }

    private long decimal(int from, int to) {
        return number(from, to, 10, 18);
    }

    private long number(int from, int to, int radix, int longest) {
        if (from >= to || to - from > longest) {
            throw new NumberFormatException("not a number of that length");
        }
        var number = 0L;
        for (var i = from; i < to; i++) {
            var digit = Character.digit(bytes[i], radix);
            if (digit < 0) {
                throw new NumberFormatException("not a digit");
            }
            number = number * radix + digit;
        }
        return number;
    }

    /**
     * An address as the kernel shows it: words of 32 bits in the byte order of the machine; all we run on are little-endian.
     * An IPv4 address in one of IPv6 is that.
     */
    private InetAddress address(int from, int to) throws UnknownHostException {
        var address = new byte[(to - from) / 2];
        for (var word = from; word + WORD <= to; word += WORD) {
            var number = hex(word, word + WORD);
            for (var i = 0; i < 4; i++) {
                address[(word - from) / 2 + i] = (byte) (number >> (8 * i));
            }
        }
        return InetAddress.getByAddress(address);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Writes numbers near zero, of either sign, in few bytes: zigzag, then seven bits a byte, the lowest first, as Protocol
 * Buffers do (https://protobuf.dev/programming-guides/encoding/).
 */
final class ZigZagVarint {

    private static final int MOST_BYTES = 10;

    private ZigZagVarint() {}

    static void write(DataOutputStream out, long number) throws IOException {
        var rest = (number << 1) ^ (number >> 63);
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    /**
     * @throws IOException if there is no number
     */
    static long read(DataInputStream in) throws IOException {
        var folded = 0L;
        for (var i = 0; i < MOST_BYTES; i++) {
            var next = in.readUnsignedByte();
            folded |= (long) (next & 0x7F) << (7 * i);
            if (next < 0x80) {
                return (folded >>> 1) ^ -(folded & 1);
            }
        }
        throw new IOException("a number of more than " + MOST_BYTES + " bytes");
    }
}

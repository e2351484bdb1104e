package dev.faultline.sqlite.observations;

import java.util.Arrays;

/** Writes numbers of any width, bit by bit, the highest bit first. */
final class BitWriter {

    private byte[] bytes = new byte[256];
    private int length;
    private int free;

    /** Appends the lowest {@code width} bits, 0 to 64, of a number. */
    void write(long number, int width) {
        var left = width;
        while (left > 0) {
            if (free == 0) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, length * 2);
                }
                length++;
                free = 8;
            }
            var taken = Math.min(free, left);
            var part = (number >>> (left - taken)) & ((1L << taken) - 1);
            bytes[length - 1] |= (byte) (part << (free - taken));
            free -= taken;
            left -= taken;
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }
}

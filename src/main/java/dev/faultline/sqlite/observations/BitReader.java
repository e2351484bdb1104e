package dev.faultline.sqlite.observations;

/** Reads what a {@link BitWriter} wrote. */
final class BitReader {

    private final byte[] bytes;
    private int position;
    private int left = 8;

    BitReader(byte[] bytes, int offset) {
        this.bytes = bytes;
        this.position = offset;
    }

    /**
     * The next {@code width} bits, 0 to 64.
     *
     * @throws IndexOutOfBoundsException if there are fewer
     */
    long read(int width) {
        var number = 0L;
        var wanted = width;
        while (wanted > 0) {
            if (left == 0) {
                position++;
                left = 8;
            }
            var taken = Math.min(left, wanted);
            var part = (bytes[position] >>> (left - taken)) & ((1 << taken) - 1);
            number = (number << taken) | part;
            left -= taken;
            wanted -= taken;
        }
        return number;
    }
}

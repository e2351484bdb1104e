package dev.faultline.errors.tail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;

/**
 * What a file holds before a place in it, told by its first and by its last bytes before that place: a log that is only
 * appended to keeps it, one that was emptied and written anew does not. A file number alone does not tell: it is used again.
 *
 * @param head a checksum over the first 256 bytes, or as many as there are
 * @param tail a checksum over the 64 bytes before the place, or as many as there are
 */
record LogFingerprint(int head, int tail) {

    /** How many bytes the first checksum is over. */
    static final int HEAD = 256;

    private static final int TAIL = 64;

    /**
     * Of what is before the given offset.
     *
     * @throws IOException if it cannot be read
     */
    static LogFingerprint of(FileChannel file, long offset) throws IOException {
        var head = (int) Math.min(HEAD, offset);
        var tail = (int) Math.min(TAIL, offset);
        return new LogFingerprint(checksum(file, 0, head), checksum(file, offset - tail, tail));
    }

    private static int checksum(FileChannel file, long from, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) > 0) {
            // A read may bring less than was asked for.
        }
        var checksum = new CRC32C();
        checksum.update(bytes.flip());
        return (int) checksum.getValue();
    }
}

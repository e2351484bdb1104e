package dev.faultline.errors.tail;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Instant;

/**
 * How far a file has been read.
 *
 * @param key the file's device and number
 * @param offset how many bytes of it
 * @param fingerprint what these are
 * @param written when the file was last written to before it was read so far, as far as is known: never later than that
 */
record FileOffset(String key, long offset, LogFingerprint fingerprint, Instant written) {

    /** Whether a file holds what was read. */
    boolean isIn(FileChannel file) throws IOException {
        return file.size() >= offset && LogFingerprint.of(file, offset).equals(fingerprint);
    }

    /** Whether a file looks like a copy that ends before the place: what is in it was read. */
    boolean isBehind(FileChannel file) throws IOException {
        var size = file.size();
        return size < offset
                && size >= LogFingerprint.HEAD
                && LogFingerprint.of(file, size).head() == fingerprint.head();
    }

    /** Whether both stand at the same byte of the same file. */
    boolean isAt(FileOffset other) {
        return key.equals(other.key) && offset == other.offset && fingerprint.equals(other.fingerprint);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

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

    /** Whether both stand at the same byte of the same file. */
    boolean isAt(FileOffset other) {
        return key.equals(other.key) && offset == other.offset && fingerprint.equals(other.fingerprint);
    }
}

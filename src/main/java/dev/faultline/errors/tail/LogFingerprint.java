// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

/**
 * What a file holds before a place in it, told by its first and by its last bytes before that place: a log that is only
 * appended to keeps it, one that was emptied and written anew does not. A file number alone does not tell: it is used again.
 *
 * @param head a checksum (CRC-32C) over the first 256 bytes, or as many as there are
 * @param tail a checksum over the 64 bytes before the place, or as many as there are
 */
record LogFingerprint(int head, int tail) {

    /** How many bytes the first checksum is over. */
    static final int HEAD = 256;

    /** How many bytes the second one is over. */
    static final int TAIL = 64;
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.incident;

/**
 * A whole verdict as it is stored with its incident: text that only its codec reads.
 *
 * @param format which codec that is; {@value #API_JSON} or more
 * @param text the verdict in that format
 */
public record StoredVerdict(int format, String text) {

    /** The verdict as the API of version 0.1 gave it, in JSON: rows of that time are shown as they are. */
    public static final int API_JSON = 1;

    public StoredVerdict {
        if (format < API_JSON) {
            throw new IllegalArgumentException("formats are counted from " + API_JSON + ", not " + format);
        }
    }
}

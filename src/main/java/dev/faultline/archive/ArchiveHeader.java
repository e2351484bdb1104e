// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import java.time.Instant;
import java.util.Set;

/**
 * What a file of evidence says of itself, in its first line.
 *
 * @param version of the program that wrote it
 * @param app beside which it ran; may be empty
 * @param instance its name; may be empty
 * @param from the start of the span that the file is about
 * @param to its end, after {@code from}
 * @param at when it was written
 * @param watched the names of the dependencies that it was configured to watch
 */
public record ArchiveHeader(
        String version, String app, String instance, Instant from, Instant to, Instant at, Set<String> watched) {

    public ArchiveHeader {
        watched = Set.copyOf(watched);
    }

    /** The format that is written, and the only one that is read. */
    public static final int FORMAT = 1;
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.nio.file.Path;

/**
 * A log that is followed.
 *
 * @param reader who reads it, unique within the instance, such as {@code access-log}
 * @param path the file or a symlink to it, absolute
 * @param longestLine how many bytes of a line are read, from 64 to 1 MiB; the rest of a longer one is skipped
 */
public record LogFile(String reader, Path path, int longestLine) {

    private static final int LEAST = 64;
    private static final int MOST = 1 << 20;

    public LogFile {
        if (longestLine < LEAST || longestLine > MOST) {
            throw new IllegalArgumentException("lines are read up to " + LEAST + " to " + MOST + " bytes");
        }
    }

    /** The checkpoint's name: another path under the same reader has one of its own. */
    String checkpoint() {
        return reader + ' ' + path;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * What the file system says of a file without it being read.
 *
 * @param node which file it is
 * @param size in bytes
 * @param modified when its content was written, as whoever wrote it says
 * @param changed when anything about it was changed, as the kernel says
 */
record FileStamp(long node, long size, Instant modified, Instant changed) {

    /** Within this a second edit may leave the same times. */
    private static final Duration GRAIN = Duration.ofSeconds(2);

    static FileStamp of(Path path, LinkOption... options) throws IOException {
        var attributes = Files.readAttributes(path, "unix:ino,size,lastModifiedTime,ctime", options);
        return new FileStamp(
                (Long) found(attributes, "ino"),
                (Long) found(attributes, "size"),
                ((FileTime) found(attributes, "lastModifiedTime")).toInstant(),
                ((FileTime) found(attributes, "ctime")).toInstant());
    }

    private static Object found(Map<String, Object> attributes, String name) {
        return Objects.requireNonNull(attributes.get(name), name);
    }

    /** Whether an edit after the given instant would show in it. */
    boolean isSettled(Instant now) {
        return changed.plus(GRAIN).isBefore(now);
    }
}

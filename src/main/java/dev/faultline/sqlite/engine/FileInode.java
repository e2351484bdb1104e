// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Which file a path leads to: another one, or none, once it was deleted, renamed or replaced.
 *
 * @param key device and inode; empty if there is no such file, or it cannot be reached
 */
record FileInode(String key) {

    static final FileInode NONE = new FileInode("");

    static FileInode of(Path path) {
        try {
            var key = Files.readAttributes(path, BasicFileAttributes.class).fileKey();
            return key == null ? NONE : new FileInode(key.toString());
        } catch (IOException unreachable) {
            return NONE;
        }
    }

    /** By hand: it is asked for at each commit, and what the compiler makes of a record is slow in a native image. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileInode that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** What a small file says, read again whenever it has changed (by modification time, size or inode). Thread-safe. */
final class ReloadedFile<T> {

    /** Makes sense of the file's content. */
    interface Reader<T> {
        T read(Path path) throws IOException;
    }

    private record Stamp(
            FileTime modified, long size, @Nullable Object key) {}

    private record Version<T>(Stamp stamp, T content) {}

    private final Path path;
    private final Reader<T> reader;
    private @Nullable Version<T> latest;

    ReloadedFile(Path path, Reader<T> reader) {
        this.path = path;
        this.reader = reader;
    }

    /** What it says now; the same object as long as the file is the same. */
    synchronized T current() throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        var stamp = new Stamp(attributes.lastModifiedTime(), attributes.size(), attributes.fileKey());
        var known = latest;
        if (known == null || !known.stamp().equals(stamp)) {
            known = new Version<>(stamp, reader.read(path));
            latest = known;
        }
        return known.content();
    }
}

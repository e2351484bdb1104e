// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/**
 * Which file a path leads to now, symlinks followed.
 *
 * @param path where it was found
 * @param key its device and number
 * @param written when it was last written to
 * @param size in bytes
 */
record FileIdentity(Path path, String key, Instant written, long size) {

    /**
     * The file that is there, if it is a plain one. A pipe is none: opening it would block.
     *
     * @throws IOException if there is none or it is unknown
     */
    static Optional<FileIdentity> of(Path path) throws IOException {
        var attributes = Files.readAttributes(path, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            return Optional.empty();
        }
        var key = String.valueOf(attributes.fileKey()).replaceAll("[\\s;]", "_");
        return Optional.of(
                new FileIdentity(path, key, attributes.lastModifiedTime().toInstant(), attributes.size()));
    }

    /** The same, and empty if nothing is there. */
    static Optional<FileIdentity> ifThere(Path path) throws IOException {
        try {
            return of(path);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
    }
}

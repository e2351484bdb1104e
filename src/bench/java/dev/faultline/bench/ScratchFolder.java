// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** Where everything is written that is gone afterwards. */
final class ScratchFolder implements AutoCloseable {

    private final Path root;

    ScratchFolder() {
        try {
            root = Files.createTempDirectory("faultline-bench");
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    /** A new folder. */
    Path folder() {
        try {
            return Files.createTempDirectory(root, "");
        } catch (IOException cannot) {
            throw new UncheckedIOException(cannot);
        }
    }

    @Override
    public void close() {
        FileUtils.deleteQuietly(root.toFile());
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A password, token or header value. It shows as {@code ***}; {@link #reveal()} is called only where it is used. */
public sealed interface Secret {

    /** What every answer and log line shows in its place. */
    String MASK = "***";

    /**
     * The secret itself. A secret in a file is read anew each time, so that a rotated one is used at once.
     *
     * @throws IOException if its file cannot be read
     */
    String reveal() throws IOException;

    /** A line break at its end does not belong to it: YAML leaves one behind a text that begins with {@code |}. */
    static Secret of(String value) {
        return new Text(value.replaceFirst("[\\r\\n]+$", ""));
    }

    static Secret inFile(Path path) {
        return new InFile(path);
    }

    /** One written in the config file or taken from the environment. */
    record Text(String value) implements Secret {
        @Override
        public String reveal() {
            return value;
        }

        @Override
        public String toString() {
            return MASK;
        }
    }

    /** One in a mounted file; a line break at its end does not belong to it. */
    record InFile(Path path) implements Secret {
        @Override
        public String reveal() throws IOException {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                // Whoever reads a pipe waits for its writer.
                throw new IOException("not a regular file");
            }
            var text = Files.readString(path);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).stripTrailing();
        }

        @Override
        public String toString() {
            return MASK;
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the config file is. It need not be there.
 *
 * @param path as given, so that a symlink on the way to it is followed anew at each read
 * @param named whether somebody asked for this very path
 */
public record ConfigFile(Path path, boolean named) {

    /** In bytes, and in characters. */
    static final int LARGEST = 1 << 20;

    private static final String VARIABLE = "FAULTLINE_CONFIG";
    private static final Path USUAL = Path.of("/etc/faultline/faultline.yaml");

    /** The file that {@code FAULTLINE_CONFIG} names, else {@code /etc/faultline/faultline.yaml}. */
    public static ConfigFile of(Function<String, Optional<String>> environment) {
        return environment
                .apply(VARIABLE)
                .filter(name -> !name.isBlank())
                .map(name -> new ConfigFile(Path.of(name), true))
                .orElse(new ConfigFile(USUAL, false));
    }

    /** What is in it now, of one that is too large only enough to tell. */
    FileContent read() {
        try (var stream = Files.newInputStream(path)) {
            return FileContent.of(stream.readNBytes(LARGEST + 1));
        } catch (NoSuchFileException absent) {
            return FileContent.ABSENT;
        } catch (IOException unreadable) {
            return FileContent.UNREADABLE;
        }
    }

    /** What one reading of the file finds. Equal if nothing has changed between two readings. */
    static final class FileContent {

        static final FileContent ABSENT = new FileContent(State.ABSENT, new byte[0]);
        /** Of none that was ever read. */
        static final FileContent NONE_YET = new FileContent(State.ABSENT, new byte[1]);

        static final FileContent UNREADABLE = new FileContent(State.UNREADABLE, new byte[0]);

        enum State {
            PRESENT,
            /** There, but with nothing in it, as in the middle of being written. */
            BLANK,
            ABSENT,
            UNREADABLE
        }

        private final State state;
        private final byte[] bytes;

        private FileContent(State state, byte[] bytes) {
            this.state = state;
            this.bytes = bytes;
        }

        static FileContent of(byte[] bytes) {
            for (var octet : bytes) {
                if (!Character.isWhitespace(octet)) {
                    return new FileContent(State.PRESENT, bytes);
                }
            }
            return new FileContent(State.BLANK, bytes);
        }

        State state() {
            return state;
        }

        byte[] bytes() {
            return bytes;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof FileContent that && state == that.state && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}

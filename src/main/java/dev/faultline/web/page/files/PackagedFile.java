// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.page.files;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file that came with the program.
 *
 * @param content all of it
 * @param tag changes with the content; in quotes, as HTTP wants it
 */
record PackagedFile(Buffer content, String tag) {

    private static final int TAG_BYTES = 8;

    /** Reads it from the class path; absent if it is not there. */
    static Optional<PackagedFile> read(String resource) {
        try (var in = PackagedFile.class.getResourceAsStream("/" + resource)) {
            if (in == null) {
                return Optional.empty();
            }
            var bytes = in.readAllBytes();
            return Optional.of(new PackagedFile(Buffer.buffer(bytes), tag(bytes)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String tag(byte[] bytes) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException everyJvmHasIt) {
            throw new IllegalStateException(everyJvmHasIt);
        }
    }
}

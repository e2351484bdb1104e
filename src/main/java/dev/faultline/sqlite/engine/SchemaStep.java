// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One numbered SQL file.
 *
 * @param file its name below {@code db/sqlite}
 * @param tables those that it makes: said here too, so that no start has to read every file to know them
 */
record SchemaStep(String file, List<String> tables) {

    String sql() {
        try (var in = SchemaStep.class.getResourceAsStream("/db/sqlite/" + file)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import dev.faultline.errors.AccessLogSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** The first lines of a log, which may say what the others have. Stateless. */
final class LogBeginning {

    private static final int LENGTH = 8 << 10;

    private LogBeginning() {}

    /** Those of the configured log, none if it cannot be read. */
    static Supplier<List<String>> of(AccessLogSettings settings) {
        return () -> read(Path.of(settings.path()));
    }

    private static List<String> read(Path path) {
        try (var file = Files.newInputStream(path)) {
            return new String(file.readNBytes(LENGTH), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}

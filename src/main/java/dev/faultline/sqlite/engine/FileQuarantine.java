// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Puts an unusable database file aside under another name, with its log; nothing is deleted or overwritten. */
final class FileQuarantine {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private FileQuarantine() {}

    /** The name under which the file is now. */
    static Path take(Path file, String label, Instant now) throws IOException {
        var base = file.getFileName() + "." + label + "-" + STAMP.format(now);
        for (var attempt = 1; ; attempt++) {
            var aside = file.resolveSibling(attempt == 1 ? base : base + "-" + attempt);
            if (isTaken(aside)) {
                continue;
            }
            try {
                moveIfThere(file, aside, "");
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
            moveIfThere(file, aside, "-wal");
            moveIfThere(file, aside, "-shm");
            return aside;
        }
    }

    private static boolean isTaken(Path aside) {
        return Files.exists(aside) || Files.exists(Path.of(aside + "-wal")) || Files.exists(Path.of(aside + "-shm"));
    }

    private static void moveIfThere(Path file, Path aside, String suffix) throws IOException {
        var beside = Path.of(file + suffix);
        if (Files.exists(beside)) {
            Files.move(beside, Path.of(aside + suffix));
        }
    }
}

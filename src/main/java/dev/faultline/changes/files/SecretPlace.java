// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Whether files look like secrets: by their path, or by lying in memory where only their owner may read them. */
final class SecretPlace {

    private static final Set<PosixFilePermission> OWNER_READS = Set.of(PosixFilePermission.OWNER_READ);

    private SecretPlace() {}

    /** Whether any of the edited files does. */
    static boolean holds(Path root, InventoryDiff edits) {
        return Stream.of(edits.changed(), edits.added(), edits.removed())
                .flatMap(names -> names.stream())
                .map(name -> name.isEmpty() ? root : root.resolve(name))
                .anyMatch(SecretPlace::looksSecret);
    }

    private static boolean looksSecret(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).contains("secret") || isClosedMemory(file);
    }

    private static boolean isClosedMemory(Path file) {
        try {
            return Files.getPosixFilePermissions(file).equals(OWNER_READS)
                    && Files.getFileStore(file).type().equals("tmpfs");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}

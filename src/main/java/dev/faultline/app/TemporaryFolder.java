// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where libraries put what they need while the program runs. In a pod that is the folder of the local store, the one
 * place that is always writable, and a fixed one, so that what a killed process left behind is used again or cleared. It
 * has to be known before the config file is read, so only {@code FAULTLINE_DATA_DIR} and the usual volume count.
 */
final class TemporaryFolder {

    private static final String TEMPORARY = "java.io.tmpdir";

    /** Where the files of the page are unpacked to; by default under a new name at each start. */
    private static final String UNPACKED = "vertx.cacheDirBase";

    private TemporaryFolder() {}

    static void find() {
        try {
            var volume = volume();
            if (volume.isPresent()) {
                var folder = Files.createDirectories(volume.get());
                System.setProperty(UNPACKED, cleared(folder.resolve("page")).toString());
                if (!Files.isWritable(Path.of(System.getProperty(TEMPORARY, "/tmp")))) {
                    System.setProperty(TEMPORARY, folder.toString());
                }
            }
        } catch (IOException unusable) {
            // The store says so in full, if anything else gets that far.
            System.err.println("faultline: no folder for temporary files: " + unusable.getMessage());
        }
    }

    private static Optional<Path> volume() {
        return Optional.ofNullable(System.getenv("FAULTLINE_DATA_DIR"))
                .filter(path -> !path.isBlank())
                .map(path -> Path.of(path).toAbsolutePath())
                .or(() -> Optional.of(InstanceEnvironment.VOLUME).filter(Files::isWritable));
    }

    /** Files of an earlier version must not be taken for those of this one. */
    private static Path cleared(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var within = Files.walk(folder)) {
                for (var path : within.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
        return folder;
    }
}

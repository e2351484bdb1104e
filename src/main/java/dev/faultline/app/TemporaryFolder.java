// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where libraries put what they need while the program runs. In a pod that is the folder of the local store, the one
 * place that is always writable, and a fixed one, so that what a killed process left behind is used again or cleared. It
 * has to be known before the config file is read, so only {@code FAULTLINE_DATA_DIR} and the usual volume count. Where
 * nothing can be written, as on a full disk or in the folder of another user, memory takes its place: the program starts.
 */
final class TemporaryFolder {

    private static final String TEMPORARY = "java.io.tmpdir";

    /** Where the files of the page are unpacked to; by default under a new name at each start. */
    private static final String UNPACKED = "vertx.cacheDirBase";

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int TRIED_BYTES = 64 << 10;

    private TemporaryFolder() {}

    static void find() {
        var volume = volume();
        var folder = volume.filter(TemporaryFolder::isUsable);
        if (volume.isPresent() && folder.isEmpty()) {
            // The store says so in full.
            System.err.println("faultline: no temporary files in " + volume.get() + ", it cannot be written to");
        }
        var usual = Path.of(System.getProperty(TEMPORARY, "/tmp"));
        var temporary = firstUsable(Stream.concat(Stream.of(usual), Stream.concat(folder.stream(), Stream.of(MEMORY)))
                .toList());
        temporary.ifPresent(found -> System.setProperty(TEMPORARY, found.toString()));
        folder.map(found -> found.resolve("page"))
                .filter(TemporaryFolder::isCleared)
                .or(() -> temporary.map(found -> found.resolve(
                        "faultline-page-" + ProcessHandle.current().pid())))
                .ifPresent(page -> System.setProperty(UNPACKED, page.toString()));
    }

    private static Optional<Path> volume() {
        return Optional.ofNullable(System.getenv("FAULTLINE_DATA_DIR"))
                .filter(path -> !path.isBlank())
                .map(path -> Path.of(path).toAbsolutePath())
                .or(() -> Optional.of(InstanceEnvironment.VOLUME).filter(Files::isWritable));
    }

    static Optional<Path> firstUsable(List<Path> folders) {
        return folders.stream().filter(TemporaryFolder::isUsable).findFirst();
    }

    /** Tried, because permissions do not tell of a disk that is full or was mounted to be read. */
    private static boolean isUsable(Path folder) {
        try {
            var tried = Files.createTempFile(Files.createDirectories(folder), "faultline", ".tmp");
            try {
                Files.write(tried, new byte[TRIED_BYTES]);
            } finally {
                Files.deleteIfExists(tried);
            }
            return true;
        } catch (IOException unusable) {
            return false;
        }
    }

    /** Files of an earlier version must not be taken for those of this one. */
    private static boolean isCleared(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var within = Files.walk(folder)) {
            for (var path : within.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
            return true;
        } catch (IOException | UncheckedIOException another) {
            return false;
        }
    }
}

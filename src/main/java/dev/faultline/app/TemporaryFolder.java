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
 * place that is always writable. It has to be known before the config file is read, so only {@code FAULTLINE_DATA_DIR} and
 * the usual volume count. Where that cannot be written to either, as on a full disk, memory takes its place, and nothing is
 * said here: the store does, in full.
 */
final class TemporaryFolder {

    private static final String TEMPORARY = "java.io.tmpdir";

    /** Where earlier versions unpacked the files of the page to. */
    private static final String UNPACKED = "page";

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int TRIED_BYTES = 64 << 10;

    private TemporaryFolder() {}

    static void find() {
        var volume = volume();
        volume.ifPresent(folder -> remove(folder.resolve(UNPACKED)));
        var usual = Path.of(System.getProperty(TEMPORARY, "/tmp"));
        firstUsable(Stream.concat(Stream.of(usual), Stream.concat(volume.stream(), Stream.of(MEMORY)))
                        .toList())
                .ifPresent(found -> System.setProperty(TEMPORARY, found.toString()));
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

    private static void remove(Path folder) {
        try (var within = Files.walk(folder)) {
            for (var path : within.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException stays) {
            // It is in nobody's way.
        }
    }
}

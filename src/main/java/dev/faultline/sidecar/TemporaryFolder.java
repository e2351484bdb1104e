package dev.faultline.sidecar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where libraries unpack what they need while the program runs: files of the page, the native part of SQLite. */
final class TemporaryFolder {

    private static final String PROPERTY = "java.io.tmpdir";

    private TemporaryFolder() {}

    /**
     * Where the usual one cannot be written to, as in an image with a read-only root, takes the folder of the local store
     * instead. It has to be known before the config file is read, so only {@code FAULTLINE_DATA_DIR} counts.
     */
    static void find() {
        if (Files.isWritable(Path.of(System.getProperty(PROPERTY, "/tmp")))) {
            return;
        }
        var volume = Optional.ofNullable(System.getenv("FAULTLINE_DATA_DIR"))
                .filter(path -> !path.isBlank())
                .map(Path::of)
                .orElse(Surroundings.VOLUME)
                .toAbsolutePath();
        try {
            System.setProperty(PROPERTY, Files.createDirectories(volume).toString());
        } catch (IOException unusable) {
            // The store says so in full, if anything else gets that far.
            System.err.println("faultline: no folder for temporary files: " + unusable.getMessage());
        }
    }
}

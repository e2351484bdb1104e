package dev.faultline.config;

import dev.faultline.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a secret, written in the config file ({@code password}) or in one that it names ({@code password-file}). */
final class SecretKey {

    private static final int LARGEST = 64 * 1024;

    private SecretKey() {}

    /** The secret, if there is one that is not the empty text. */
    static Optional<Secret> read(SectionReader reader, String key) {
        reader.hide(key);
        var fileKey = key + "-file";
        var text = reader.text(key, "a text");
        var file = reader.text(fileKey, "the path of a readable file");
        if (reader.section().entry(key).isPresent()
                && reader.section().entry(fileKey).isPresent()) {
            reader.reject(fileKey, "either " + key + " or " + fileKey + ", not both");
            return Optional.empty();
        }
        var secret = text.filter(each -> !each.isEmpty()).map(Secret::of);
        return secret.or(() -> file.flatMap(name -> inFile(reader, fileKey, name)));
    }

    private static Optional<Secret> inFile(SectionReader reader, String key, String name) {
        try {
            var path = Path.of(name);
            if (Files.isRegularFile(path) && Files.size(path) <= LARGEST) {
                var secret = Secret.inFile(path);
                secret.reveal();
                return Optional.of(secret);
            }
        } catch (InvalidPathException | IOException unreadable) {
            // Reported below, like a path that is no file.
        }
        reader.reject(key, "the path of a readable text file of at most 64 KiB");
        return Optional.empty();
    }
}

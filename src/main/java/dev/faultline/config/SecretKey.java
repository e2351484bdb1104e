// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.settings.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads a secret, written in the config file ({@code password}) or in one that it names ({@code password-file}). */
final class SecretKey {

    private static final int LARGEST = 64 * 1024;

    private SecretKey() {}

    /** The secret, if there is one that is not the empty text. */
    static Optional<Secret> read(YamlSettings settings, String key) {
        settings.hide(key);
        var fileKey = key + "-file";
        var text = settings.text(key, "a text");
        var file = settings.text(fileKey, "the path of a readable file");
        if (settings.has(key) && settings.has(fileKey)) {
            settings.reject(fileKey, "either " + key + " or " + fileKey + ", not both");
            return Optional.empty();
        }
        var secret = text.filter(each -> !each.isEmpty()).map(Secret::of);
        return secret.or(() -> file.flatMap(name -> inFile(settings, fileKey, name)));
    }

    /** The secrets of a section, by their keys. */
    static Map<String, Secret> readAll(YamlSettings section) {
        var secrets = new LinkedHashMap<String, Secret>();
        for (var key : section.keys()) {
            section.hide(key);
            section.text(key).map(Secret::of).ifPresent(secret -> secrets.put(key, secret));
        }
        return Collections.unmodifiableMap(secrets);
    }

    private static Optional<Secret> inFile(YamlSettings settings, String key, String name) {
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
        settings.rejectHere(key, "the path of a readable text file of at most 64 KiB");
        return Optional.empty();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A store in a directory of its own, open during each test. */
@SuppressWarnings("NullAway.Init")
final class StoreOnDisk implements BeforeEachCallback, AfterEachCallback {

    private final InstantSource clock;
    private Path directory;
    private SqliteStore store;

    StoreOnDisk(InstantSource clock) {
        this.clock = clock;
    }

    SqliteStore store() {
        return store;
    }

    /** Closes it and opens it again, as a restart does. */
    void restart() {
        store.close();
        store = SqliteStore.open(directory, clock);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        directory = Files.createTempDirectory("faultline-store");
        store = SqliteStore.open(directory, clock);
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        store.close();
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

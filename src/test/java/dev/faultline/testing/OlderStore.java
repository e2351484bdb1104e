// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * A store as version 0.1 wrote it, kept as SQL: recent observations and packed ones, settled runs, answers, error lines,
 * incidents, changes and checkpoints.
 */
public final class OlderStore {

    /** When the last row was written. */
    public static final Instant WRITTEN = Instant.parse("2026-11-28T20:22:48.285Z");

    private static final String NAME = "written-by-0.1";

    private OlderStore() {}

    /** The SQL that makes it. */
    public static String sql() {
        return text(".sql");
    }

    /** A file that was saved with it, by what its name adds to that of the store. */
    public static String text(String ending) {
        try (var in = OlderStore.class.getResourceAsStream("/store/" + NAME + ending)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + NAME + ending);
            }
            return text(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The lines of such a file, empty ones left out. */
    public static List<String> lines(String ending) {
        return text(ending).lines().filter(line -> !line.isEmpty()).toList();
    }

    /** Makes it the store of a data directory that has none. */
    public static void writeTo(Path dataDirectory) throws IOException, SQLException {
        Files.createDirectories(dataDirectory);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + dataDirectory.resolve("faultline.db"));
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql());
        }
    }
}

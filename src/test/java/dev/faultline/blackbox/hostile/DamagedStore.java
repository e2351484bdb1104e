// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import dev.faultline.testing.PackagedSidecar;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Instant;
import java.util.Map;

/** A store that a sidecar has written, and something else after it. */
final class DamagedStore {

    private static final long PAGE = 1_024;

    private DamagedStore() {}

    /** What is done to it, by what is wrong then; SQLite finds nothing wrong with any but the last. */
    static Map<String, String> statements() {
        return Map.of(
                "a status that is none", "UPDATE run SET status = 'DOVN'",
                "observations of no status", "UPDATE observation SET status = 'X', failure = 'none'",
                "counts below zero", "UPDATE run SET count = -5, longest_gap_ms = -1, interval_ms = 0",
                "times beyond all time", "UPDATE run SET last_ms = 9223372036854775807, last_end_ms = last_ms",
                "a table that is gone", "DROP TABLE incident",
                "a schema below zero", "PRAGMA user_version = -1");
    }

    /** Lets a sidecar write a store and changes it behind its back. */
    static void make(Path place, String yaml, String statement) throws Exception {
        write(place, yaml);
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + place.resolve("data/faultline.db"));
                var change = connection.createStatement()) {
            change.execute(statement);
        }
    }

    /** Lets a sidecar write a store and overwrites a page in its middle. */
    static void makeCorrupt(Path place, String yaml) throws Exception {
        write(place, yaml);
        overwriteInside(place.resolve("data/faultline.db"));
    }

    /** Overwrites every fourth page but the first. */
    static void overwriteInside(Path database) throws Exception {
        try (var file = new RandomAccessFile(database.toFile(), "rw")) {
            for (var page = 4L; (page + 1) * PAGE <= file.length(); page += 4) {
                file.seek(page * PAGE);
                file.write(new byte[] {0x5A, 0x5A, 0x5A, 0x5A, 0x5A, 0x5A, 0x5A, 0x5A});
            }
        }
    }

    private static void write(Path place, String yaml) throws InterruptedException {
        try (var sidecar = PackagedSidecar.start(place, yaml)) {
            for (var minutes = 1; minutes <= 30; minutes++) {
                var at = Instant.now().minusSeconds(60L * minutes);
                sidecar.post(
                        "/api/v1/observations",
                        "{\"observations\":[{\"dependency\":\"posted\",\"at\":\"%s\",\"status\":\"%s\"}]}"
                                .formatted(at, minutes % 2 == 0 ? "UP" : "DOWN"));
            }
            sidecar.terminate();
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import dev.faultline.archive.ArchiveHeader;
import dev.faultline.archive.ImportedSpan;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Which spans were imported, as bookmarks: {@code from to} in milliseconds, then the names of what was watched, one a line. */
final class ImportedSpans {

    private static final String READER = "import ";

    private ImportedSpans() {}

    static String reader(ArchiveHeader header) {
        return READER + String.join(" ", header.app(), header.instance(), bounds(header));
    }

    static String place(ArchiveHeader header) {
        return bounds(header) + "\n" + String.join("\n", header.watched());
    }

    static List<ImportedSpan> in(SqliteSession session) throws SQLException {
        return session.list(
                row -> span(row.getString(1)),
                "SELECT place FROM bookmark WHERE reader >= ? AND reader < ?",
                READER,
                // The character after the blank.
                "import!");
    }

    private static ImportedSpan span(String place) {
        var lines = place.lines().toList();
        var bounds = lines.get(0).split(" ", 2);
        return new ImportedSpan(
                Instant.ofEpochMilli(Long.parseLong(bounds[0])),
                Instant.ofEpochMilli(Long.parseLong(bounds[1])),
                lines.stream().skip(1).collect(Collectors.toSet()));
    }

    private static String bounds(ArchiveHeader header) {
        return header.from().toEpochMilli() + " " + header.to().toEpochMilli();
    }
}

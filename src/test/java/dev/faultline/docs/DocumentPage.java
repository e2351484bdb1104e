// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The tables of one Markdown document.
 *
 * @param rows of all tables, in their order, without the rows of headers
 */
record DocumentPage(List<Row> rows) {

    /**
     * One row.
     *
     * @param heading the last heading above its table, without {@code #} and back-quotes
     * @param header the first cell of its table's header
     * @param codes what its first cell has in back-quotes
     */
    record Row(String heading, String header, List<String> codes) {}

    private static final Pattern HEADING = Pattern.compile("#+ (.*)");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CELL = Pattern.compile("\\| *((?:[^|`]|`[^`]*`)*?) *\\|.*");
    private static final String FENCE = "```";

    static DocumentPage read(String file) throws IOException {
        var rows = new ArrayList<Row>();
        var heading = "";
        var header = "";
        var isCode = false;
        for (var line : Files.readAllLines(Path.of(file))) {
            isCode ^= line.startsWith(FENCE);
            var found = HEADING.matcher(line);
            if (isCode) {
                continue;
            }
            if (found.matches()) {
                heading = found.group(1).replace("`", "");
            }
            var cell = CELL.matcher(line);
            if (!cell.matches()) {
                header = "";
            } else if (header.isEmpty()) {
                header = cell.group(1);
            } else if (!cell.group(1).startsWith("--")) {
                rows.add(new Row(heading, header, codes(cell.group(1))));
            }
        }
        return new DocumentPage(List.copyOf(rows));
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }

    /** What the first column has in back-quotes, in all tables whose first column has the given header. */
    Set<String> column(String header) {
        var codes = new LinkedHashSet<String>();
        rows.stream().filter(row -> row.header().equals(header)).forEach(row -> codes.addAll(row.codes()));
        return codes;
    }

    /** The same, of the tables below one heading. */
    Set<String> column(String header, String heading) {
        var below = rows.stream().filter(row -> row.heading().equals(heading)).toList();
        return new DocumentPage(below).column(header);
    }

    /** The headings above tables whose first column has the given header. */
    Set<String> headings(String header) {
        var headings = new LinkedHashSet<String>();
        rows.stream().filter(row -> row.header().equals(header)).forEach(row -> headings.add(row.heading()));
        return headings;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A Markdown table that is filled in cell by cell; rows and columns stand in the order in which they first came up. */
final class MarkdownTable {

    private final String corner;
    private final Set<String> columns = new LinkedHashSet<>();
    private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();

    /**
     * An empty one.
     *
     * @param corner the heading of the first column, which names the rows
     */
    MarkdownTable(String corner) {
        this.corner = corner;
    }

    void put(String row, String column, String format, Object... values) {
        columns.add(column);
        rows.computeIfAbsent(row, name -> new LinkedHashMap<>())
                .put(column, String.format(Locale.ROOT, format, values));
    }

    boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The table as Markdown; empty if it is. */
    @Override
    public String toString() {
        if (isEmpty()) {
            return "";
        }
        var lines = new ArrayList<String>();
        lines.add(line(corner, List.copyOf(columns)));
        lines.add(line("---", columns.stream().map(column -> "---:").toList()));
        rows.forEach((name, cells) -> lines.add(line(
                name,
                columns.stream().map(column -> cells.getOrDefault(column, "")).toList())));
        return String.join("\n", lines) + "\n";
    }

    private static String line(String first, List<String> others) {
        return "| " + first + " | " + String.join(" | ", others) + " |";
    }
}

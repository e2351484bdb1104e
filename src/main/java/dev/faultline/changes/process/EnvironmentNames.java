// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.process;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the environments of two lives of a process differ, by the names of their variables. */
final class EnvironmentNames {

    private static final int MOST = 10;

    private EnvironmentNames() {}

    /** Such as {@code added DB_URL; removed DB_HOST}; empty if they do not differ, or one of them may not be read. */
    static String difference(Optional<Set<String>> before, Optional<Set<String>> after) {
        if (before.isEmpty() || after.isEmpty()) {
            return "";
        }
        var parts = new ArrayList<String>();
        part(parts, "added", after.get(), before.get());
        part(parts, "removed", before.get(), after.get());
        return String.join("; ", parts);
    }

    private static void part(ArrayList<String> parts, String verb, Set<String> names, Set<String> others) {
        var only = new TreeSet<>(names);
        only.removeAll(others);
        if (!only.isEmpty()) {
            var more = only.size() > MOST ? " and " + (only.size() - MOST) + " more" : "";
            parts.add(verb + " " + String.join(", ", only.stream().limit(MOST).toList()) + more);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.files;

import dev.faultline.changes.SourceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * How two inventories differ, by the names of the files.
 *
 * @param changed of another content, or readable no longer or again
 * @param added there now
 * @param removed there no longer
 */
record InventoryDiff(List<String> changed, List<String> added, List<String> removed) {

    private static final int MOST_NAMES = 8;

    static InventoryDiff between(SourceSnapshot before, SourceSnapshot after) {
        var changed = new ArrayList<String>();
        var added = new ArrayList<String>();
        var removed = new ArrayList<String>();
        after.values().forEach((name, fingerprint) -> {
            if (before.find(name).isEmpty()) {
                added.add(name);
            } else if (!before.text(name).equals(fingerprint)) {
                changed.add(name);
            }
        });
        before.values().keySet().stream()
                .filter(name -> after.find(name).isEmpty())
                .forEach(removed::add);
        var cut = before.find(FileInventory.MORE).isPresent()
                || after.find(FileInventory.MORE).isPresent();
        // Where not all files are looked at, one that comes or goes moves others in or out of sight.
        return cut ? new InventoryDiff(changed, List.of(), List.of()) : new InventoryDiff(changed, added, removed);
    }

    boolean isEmpty() {
        return changed.isEmpty() && added.isEmpty() && removed.isEmpty();
    }

    /** @param shown how one that is there is shown */
    String inWords(UnaryOperator<String> shown) {
        var parts = new ArrayList<String>();
        part(parts, "changed", changed, shown);
        part(parts, "added", added, shown);
        part(parts, "removed", removed, UnaryOperator.identity());
        return String.join("; ", parts);
    }

    private static void part(List<String> parts, String verb, List<String> names, UnaryOperator<String> shown) {
        if (!names.isEmpty()) {
            var more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
            parts.add(
                    verb + " " + names.stream().limit(MOST_NAMES).map(shown).collect(Collectors.joining(", ")) + more);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Which of some words somebody may have meant. */
public final class NearestWord {

    private NearestWord() {}

    /** The one that the fewest letters lie between, at most a third of the word; of several the first by name. */
    public static Optional<String> to(String word, Collection<String> allowed) {
        var farthest = Math.max(1, word.length() / 3);
        return allowed.stream()
                .filter(candidate -> distance(word, candidate) <= farthest)
                .min(Comparator.<String>comparingInt(candidate -> distance(word, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** Levenshtein's distance; a difference in case or between {@code _} and {@code -} is none. */
    private static int distance(String left, String right) {
        var from = plain(left);
        var to = plain(right);
        var row = new int[to.length() + 1];
        for (var j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= from.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.length(); j++) {
                var changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[to.length()];
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}

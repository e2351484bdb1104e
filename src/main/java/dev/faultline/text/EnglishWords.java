// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Numbers and lists as they stand in a sentence. */
public final class EnglishWords {

    private EnglishWords() {}

    /** A share in whole percent; never 0 % or 100 % of something that is not. */
    public static String percent(double share) {
        var rounded = Math.round(share * 100);
        if (rounded == 0 && share > 1e-9) {
            return "under 1 %";
        }
        return rounded == 100 && share < 1 - 1e-9 ? "over 99 %" : rounded + " %";
    }

    /** "one", "one and two", "one, two and three"; in the given order. */
    public static String list(Collection<String> words) {
        var all = List.copyOf(words);
        if (all.size() < 2) {
            return String.join("", all);
        }
        return String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
    }

    /** As {@link #list}, by name and with at most {@code limit} entries. */
    public static String few(Collection<String> names, int limit) {
        var sorted = new ArrayList<>(new TreeSet<>(names));
        if (sorted.size() <= limit) {
            return list(sorted);
        }
        var listed = new ArrayList<>(sorted.subList(0, limit - 1));
        listed.add((sorted.size() - listed.size()) + " others");
        return list(listed);
    }

    /** A text to stand inside a sentence: without blanks and full stops at its end. */
    public static String withoutStop(String text) {
        var end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    /** "1 error", "2 errors". */
    public static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}

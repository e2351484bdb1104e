// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import dev.faultline.text.NearestWord;
import java.util.Collection;
import java.util.stream.Collectors;

/** Which of the allowed words somebody may have meant. */
final class WordSuggestion {

    private WordSuggestion() {}

    /** {@code did you mean 'interval'? allowed: a, b, c}; without a near word only what is allowed. */
    static String of(String word, Collection<String> allowed) {
        var all = allowed.isEmpty()
                ? "no key is allowed here"
                : "allowed: " + allowed.stream().sorted().collect(Collectors.joining(", "));
        return meant(word, allowed) + all;
    }

    /** {@code did you mean 'combined'? } with a space at the end; empty without a near word. */
    static String meant(String word, Collection<String> allowed) {
        return NearestWord.to(word, allowed)
                .map(near -> "did you mean '" + near + "'? ")
                .orElse("");
    }
}

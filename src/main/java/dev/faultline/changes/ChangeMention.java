// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether a change speaks of what failed. */
final class ChangeMention {

    private ChangeMention() {}

    /** The failed dependency, the route, the failing file or the exception that it names, if it does. */
    static Optional<String> of(Change change, ChangeContext known) {
        var trace = known.trace();
        return known.suspects().keySet().stream()
                .sorted()
                .filter(dependency -> isNamed(change, dependency))
                .findFirst()
                .or(() -> trace.routes().stream()
                        .sorted()
                        .filter(route -> isNamed(change, bare(route)))
                        .findFirst())
                .or(() -> Optional.of(ChangeWording.failingFile()).filter(words -> trace.isIn(change.files())))
                .or(() -> trace.types().stream()
                        .map(FailureTrace::simple)
                        .filter(type -> isNamed(change, type))
                        .findFirst());
    }

    /** A route without the wildcard at its end. */
    private static String bare(String route) {
        var end = route.length();
        while (end > 0 && (route.charAt(end - 1) == '*' || route.charAt(end - 1) == '/')) {
            end--;
        }
        return route.substring(0, end);
    }

    /** Whether the name stands in it as a word of its own. */
    static boolean isNamed(Change change, String name) {
        if (name.isBlank()) {
            return false;
        }
        var word = Pattern.compile("(?<![\\w-])" + Pattern.quote(name.toLowerCase(Locale.ROOT)) + "(?![\\w-])");
        return word.matcher((change.subject() + " " + change.message()).toLowerCase(Locale.ROOT))
                .find();
    }
}

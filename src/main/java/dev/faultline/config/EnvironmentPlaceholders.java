// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.config;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${NAME}} and {@code ${NAME:default}} from the environment; {@code $${} stands for {@code ${}. */
final class EnvironmentPlaceholders {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}:]*)(:[^}]*)?(}?)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]*");

    private final Function<String, Optional<String>> environment;

    EnvironmentPlaceholders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /** What became of a value: its text, or why it has none and what to do about it, and whether only a variable is not set. */
    record Resolved(String text, Optional<String> problem, String remedy, boolean unset) {

        private static Resolved of(String text) {
            return new Resolved(text, Optional.empty(), "", false);
        }

        private static Resolved failed(String problem, String remedy) {
            return new Resolved("", Optional.of(problem), remedy, false);
        }
    }

    /** The variable of that name. */
    Optional<String> variable(String name) {
        return environment.apply(name);
    }

    Resolved resolve(String raw) {
        if (!raw.contains("${")) {
            return Resolved.of(raw);
        }
        var resolved = new StringBuilder();
        var matcher = REFERENCE.matcher(raw);
        while (matcher.find()) {
            if (matcher.group().equals("$${")) {
                matcher.appendReplacement(resolved, Matcher.quoteReplacement("${"));
                continue;
            }
            var name = matcher.group(1);
            var fallback = Optional.ofNullable(matcher.group(2)).map(text -> text.substring(1));
            if (matcher.group(3).isEmpty() || !NAME.matcher(name).matches()) {
                return Resolved.failed(
                        "holds a '${' that does not name an environment variable",
                        "${NAME} or ${NAME:default}; a plain '${' is written $${");
            }
            if (fallback.filter(text -> text.matches("(?s)[-?+=].*")).isPresent()) {
                return Resolved.failed(
                        "gives the default of " + name + " as in a shell",
                        "${" + name + ":default}, without the '"
                                + fallback.get().charAt(0) + "'");
            }
            var value = environment.apply(name).or(() -> fallback);
            if (value.isEmpty()) {
                return new Resolved(
                        "",
                        Optional.of("refers to the environment variable " + name + ", which is not set"),
                        "set it, or give a default as in ${" + name + ":default}",
                        true);
            }
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value.get()));
        }
        matcher.appendTail(resolved);
        return Resolved.of(resolved.toString());
    }
}

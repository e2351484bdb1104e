// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.dependency.Dependency;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * That an error speaks of a dependency.
 *
 * @param dependency which
 * @param clarity how clearly, in (0, 1]: 1 by its name or place, 0.6 by its port at some address, 0.5 by the words of its
 *     kind's drivers, 0.4 by those of a connection pool
 */
public record ErrorMention(Dependency dependency, double clarity) {

    private static final String CAUSE = "caused by: ";

    /**
     * The dependencies that the message of an error speaks of, the most clearly mentioned first. Of a stack trace the root
     * exception decides; where it speaks of none, the one around it, and so on.
     *
     * @param message an error's, such as that of an {@link dev.faultline.errors.ErrorLine}
     */
    public static List<ErrorMention> in(String message, Collection<Dependency> dependencies) {
        var text = message.toLowerCase(Locale.ROOT);
        for (var end = text.length(); end > 0; ) {
            var cause = text.lastIndexOf(CAUSE, end - 1);
            var part = text.substring(cause < 0 ? 0 : cause, end);
            var mentions = dependencies.stream()
                    .map(dependency -> new ErrorMention(dependency, DependencyClues.clarity(dependency, part)))
                    .filter(mention -> mention.clarity() > 0)
                    .sorted(Comparator.comparingDouble((ErrorMention mention) -> mention.clarity())
                            .reversed())
                    .toList();
            if (!mentions.isEmpty()) {
                return mentions;
            }
            end = cause;
        }
        return List.of();
    }

    /** How clearly the errors speak of the dependency, in [0, 1]: as the clearest of them does. */
    static double clearest(Dependency dependency, List<String> messages) {
        return messages.stream()
                .flatMap(message -> in(message, List.of(dependency)).stream())
                .mapToDouble(ErrorMention::clarity)
                .max()
                .orElse(0);
    }

    /** The host of {@code host:port}; a path as it is. */
    static String hostOf(String endpoint) {
        var colon = endpoint.lastIndexOf(':');
        return endpoint.startsWith("/") || colon < 1 ? endpoint : endpoint.substring(0, colon);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.applog;

import dev.faultline.text.OneLine;

/**
 * One line on what an entry says: its root exception, and where that names no place, the exception right around it too,
 * because a driver says where it was going. Free of secrets and personal data, at most 500 characters.
 */
final class ErrorSummary {

    /** What {@link ExceptionChain} calls an exception that is named nowhere. */
    private static final String UNNAMED = "?";

    private ErrorSummary() {}

    static String of(LogEntry entry, SecretMasking masking) {
        var raw = entry.thrown().map(thrown -> ofException(thrown, entry)).orElse(entry.message());
        return OneLine.of(masking.clear(raw));
    }

    private static String ofException(LoggedException thrown, LogEntry entry) {
        if (thrown.root().equals(UNNAMED)) {
            return thrown.message().isBlank() ? entry.message() : thrown.message();
        }
        var root = thrown.message().isBlank() ? thrown.root() : thrown.root() + ": " + thrown.message();
        if (thrown.message().isBlank()
                && thrown.wrapper().isEmpty()
                && !entry.message().isBlank()) {
            return root + " (" + entry.message() + ")";
        }
        return namesPlace(thrown.message())
                ? root
                : thrown.wrapper()
                        .map(wrapper -> root + " (within " + wrapper + ")")
                        .orElse(root);
    }

    /** Whether there is something like {@code db:5432} in it. */
    private static boolean namesPlace(String message) {
        for (var colon = message.indexOf(':'); colon >= 0; colon = message.indexOf(':', colon + 1)) {
            var before = colon > 0 && Character.isLetterOrDigit(message.charAt(colon - 1));
            var after = colon + 2 < message.length()
                    && Character.isDigit(message.charAt(colon + 1))
                    && Character.isDigit(message.charAt(colon + 2));
            if (before && after) {
                return true;
            }
        }
        return message.contains("://");
    }
}

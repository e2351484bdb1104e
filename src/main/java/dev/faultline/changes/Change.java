// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that was changed around the app.
 *
 * @param at when, in whole milliseconds
 * @param kind what sort of change
 * @param subject what was changed: the app, a dependency, a file
 * @param version the new version, may be empty
 * @param message one line, may be empty
 * @param files the paths of the files of the app that it touched, as far as they are known
 * @param posted whether somebody reported it; false: this instance detected it
 */
public record Change(
        Instant at,
        ChangeKind kind,
        String subject,
        String version,
        String message,
        List<String> files,
        boolean posted) {

    public Change {
        files = List.copyOf(files);
        Objects.requireNonNull(at);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(version);
        Objects.requireNonNull(message);
    }

    /** One that this instance detected. */
    public Change(Instant at, ChangeKind kind, String subject, String version, String message) {
        this(at, kind, subject, version, message, List.of(), false);
    }

    /** What sort of change. */
    public enum ChangeKind {
        DEPLOY,
        CONFIG,
        SECRET,
        MIGRATION,
        RESTART,
        OTHER;

        /** The word used in every answer. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The kind with the given label, if there is one. */
        public static Optional<ChangeKind> ofLabel(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(label))
                    .findFirst();
        }
    }
}

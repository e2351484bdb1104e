// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.document;

import dev.faultline.changes.Change;
import java.time.Instant;
import java.util.List;

/**
 * Something that was changed around the app.
 *
 * @param at when
 * @param kind deploy, config, secret, migration, restart or other
 * @param subject what was changed
 * @param version the new version, may be empty
 * @param message one line, may be empty
 * @param files the paths of the files that it touched, as far as they are known
 */
public record ChangeDocument(
        Instant at, String kind, String subject, String version, String message, List<String> files) {

    public static ChangeDocument of(Change change) {
        return new ChangeDocument(
                change.at(),
                change.kind().label(),
                change.subject(),
                change.version(),
                change.message(),
                change.files());
    }
}

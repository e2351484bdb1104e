// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.accesslog;

import java.util.Optional;

/**
 * What an access log said since it was started.
 *
 * @param answers lines that told of an answer that is kept
 * @param errors how many of these were a 5xx
 * @param outdated lines of answers that are older than what is kept
 * @param bad lines that could not be read
 * @param lastBad what was wrong with the last of these
 */
public record AccessLogProgress(long answers, long errors, long outdated, long bad, Optional<String> lastBad) {

    static final AccessLogProgress NOTHING = new AccessLogProgress(0, 0, 0, 0, Optional.empty());

    AccessLogProgress plus(AccessLogProgress other) {
        return new AccessLogProgress(
                answers + other.answers,
                errors + other.errors,
                outdated + other.outdated,
                bad + other.bad,
                other.lastBad.or(() -> lastBad));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

import java.time.Instant;
import java.util.Optional;

/**
 * Error lines of the app's log with one signature, one or several taken together.
 *
 * @param signature what they have in common
 * @param first when the first was written, in whole milliseconds
 * @param last when the last was written, not before {@code first}
 * @param count how many, at least 1
 * @param message one of them in one line, secrets and personal data masked: the root exception's type and message, its
 *     hosts and drivers with it
 * @param logger who wrote it, if that is known
 */
public record ErrorLine(
        ErrorSignature signature, Instant first, Instant last, long count, String message, Optional<String> logger) {

    public ErrorLine {
        if (count < 1 || last.isBefore(first)) {
            throw new IllegalArgumentException(count + " lines from " + first + " to " + last);
        }
    }
}

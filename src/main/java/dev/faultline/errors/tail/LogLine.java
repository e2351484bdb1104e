// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import dev.faultline.text.LogTimestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * A line that the app wrote to its log.
 *
 * @param text without its line end and without what a container runtime put around it; never empty, at most as long as
 *     {@link LogFile#longestLine}; bytes that are no UTF-8 are replaced, and anything else may be in it
 * @param startsFile whether the line before it stands in another file: it continues nothing that was begun there
 * @param stamp when a container runtime took it, as that writes it; empty if none did
 */
public record LogLine(String text, boolean startsFile, String stamp) {

    /** When a container runtime took it, if one did. */
    public Optional<Instant> taken() {
        return stamp.isEmpty()
                ? Optional.empty()
                : LogTimestamp.withDate(stamp, 0, ZoneOffset.UTC).map(LogTimestamp.Found::instant);
    }
}

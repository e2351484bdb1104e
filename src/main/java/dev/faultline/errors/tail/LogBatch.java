// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lines of a log that were read and are not committed yet, at most some ten thousand.
 *
 * @param lines the oldest first
 * @param isSettled whether no later line continues them: none came for a second, or there is no room for more
 * @param hasMore whether more is there to be read at once
 * @param isFresh whether all were written since the log is followed, so in this moment
 * @param written when the file was last written to: not long after the last line, unless there is more
 */
public record LogBatch(
        List<LogLine> lines, boolean isSettled, boolean hasMore, boolean isFresh, Optional<Instant> written) {

    public LogBatch {
        lines = List.copyOf(lines);
    }

    /** The last line, if {@link #written} is when it was written. */
    public Optional<LogLine> newest() {
        return hasMore || lines.isEmpty() || written.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.get(lines.size() - 1));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.tail;

import java.util.List;

/**
 * The lines of a log that were read and are not committed yet, at most some ten thousand.
 *
 * @param lines the oldest first
 * @param isSettled whether no later line continues them: none came for a second, or there is no room for more
 * @param hasMore whether more is there to be read at once
 */
public record LogBatch(List<LogLine> lines, boolean isSettled, boolean hasMore) {

    public LogBatch {
        lines = List.copyOf(lines);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.util.List;

/**
 * What a look has found.
 *
 * @param facts how things are, to be given to the next look
 * @param changes what has changed since the look before, in any order
 */
public record PollResult(SourceSnapshot facts, List<Change> changes) {

    public PollResult {
        changes = List.copyOf(changes);
    }

    /** Nothing has changed that is worth telling. */
    public static PollResult of(SourceSnapshot facts) {
        return new PollResult(facts, List.of());
    }
}

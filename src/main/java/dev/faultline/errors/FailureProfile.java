// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors;

/**
 * What counted errors were like, as far as their source says it.
 *
 * @param statuses with which status
 * @param durations how long their requests had run
 */
public record FailureProfile(StatusCounts statuses, RequestDurations durations) {

    /** Of errors that are but counted. */
    public static final FailureProfile UNKNOWN = new FailureProfile(StatusCounts.NONE, RequestDurations.NONE);

    public FailureProfile plus(FailureProfile more) {
        return new FailureProfile(statuses.plus(more.statuses), durations.plus(more.durations));
    }
}

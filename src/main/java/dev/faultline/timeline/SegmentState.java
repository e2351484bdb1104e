// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

/** What is known of a dependency in a stretch of time. */
public enum SegmentState {
    /** Seen up at both ends, closely enough. */
    UP,
    /** Seen failing at both ends, with a warning or too slow. */
    DEGRADED,
    /** Seen failing at both ends. */
    DOWN,
    /** It changed somewhere inside; nobody knows where. */
    TRANSITION,
    /** Nothing is known. */
    UNOBSERVED;

    public boolean isFailing() {
        return this == DOWN || this == DEGRADED;
    }
}

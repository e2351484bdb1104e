// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe;

/** What one probe found. */
public enum Status {
    /** It answered as expected. */
    UP,
    /** It answered, but slower than allowed or with a warning. */
    DEGRADED,
    /** It did not answer, or not as expected. */
    DOWN,
    /** The prober could not tell, by its own fault. No evidence for anything. */
    UNKNOWN;

    /** Whether it answered, well or with a warning: then it took its time to answer, rather than to fail. */
    public boolean isAnswer() {
        return this == UP || this == DEGRADED;
    }

    /** Whether this is evidence of a failure. */
    public boolean isFailing() {
        return this == DOWN || this == DEGRADED;
    }
}

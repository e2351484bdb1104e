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

    /** Whether this is evidence of a failure. */
    public boolean isFailing() {
        return this == DOWN || this == DEGRADED;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import java.util.Locale;

/** What a step of the runbook comes to. */
public enum StepState {
    /** It points at a cause, or at something to do. */
    FOUND,
    /** It was looked at, and it is not that. */
    CLEARED,
    /** It is watched, and yet could not be known. */
    UNKNOWN,
    /** Nothing watches it. */
    NOT_CONFIGURED;

    /** In words. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

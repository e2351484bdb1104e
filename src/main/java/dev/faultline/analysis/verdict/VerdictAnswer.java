// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Locale;

/** The answer to the question whether an error window coincides with a downstream failure. */
public enum VerdictAnswer {
    /** A dependency that failed explains at least half of it. */
    COINCIDES,
    /** Some failure is certain and related; none explains half. */
    PARTLY_COINCIDES,
    /** Every dependency that could matter is cleared or unrelated: look on the app's side. */
    DOES_NOT_COINCIDE,
    /** No related failure is certain, and at least one dependency could have failed unseen. */
    INCONCLUSIVE;

    /** In words. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

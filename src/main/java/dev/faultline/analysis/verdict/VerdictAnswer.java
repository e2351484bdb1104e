// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.AnswerWording;

/** The answer to the question whether an error window coincides with a downstream failure. */
public enum VerdictAnswer {
    /** A dependency that failed explains at least half of it. */
    COINCIDES,
    /** Some failure is certain and related; none explains half. */
    PARTLY_COINCIDES,
    /** Every dependency that could matter is cleared or unrelated, as far as it is watched. */
    DOES_NOT_COINCIDE,
    /** No related failure is certain, and at least one dependency could have failed unseen. */
    INCONCLUSIVE;

    /** In words: what failed. */
    public String words() {
        return switch (this) {
            case COINCIDES -> AnswerWording.DEPENDENCY;
            case PARTLY_COINCIDES -> AnswerWording.PARTLY_DEPENDENCY;
            case DOES_NOT_COINCIDE -> AnswerWording.NO_DEPENDENCY;
            case INCONCLUSIVE -> AnswerWording.OPEN;
        };
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Locale;

/** What is found of one dependency for one window. */
public enum Finding {
    /** It was certainly down in the window, at its lag. */
    FAILED,
    /** It was certainly degraded in the window, at its lag. */
    DEGRADED,
    /** No failure is certain, but one could hide in what was not seen. */
    MAY_HAVE_FAILED,
    /** It was seen up, closely enough. */
    CLEARED,
    /** It failed in the window, but explains next to nothing, or as much is to be expected by chance. */
    FAILED_BUT_UNRELATED,
    /** Nothing was seen of it. */
    NOT_OBSERVED;

    /** Whether it failed and that has to do with the window. */
    public boolean isRelatedFailure() {
        return this == FAILED || this == DEGRADED;
    }

    /** Whether it failed in the window, related or not. */
    public boolean isFailure() {
        return isRelatedFailure() || this == FAILED_BUT_UNRELATED;
    }

    /** Whether it could have failed unseen. */
    public boolean isOpen() {
        return this == MAY_HAVE_FAILED || this == NOT_OBSERVED;
    }

    /** In words. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}

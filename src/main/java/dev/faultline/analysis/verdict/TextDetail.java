// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Locale;

/** How much a verdict or a report says in words. */
public enum TextDetail {
    /** What is cleared or not configured is told in a line, and of the rest what matters most. */
    SHORT,
    /** Everything. */
    ALL;

    /** The word used in a query. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}

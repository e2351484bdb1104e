// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import java.time.Duration;

/**
 * A change, and how likely it is what made the errors begin.
 *
 * @param change the change
 * @param before how long before the first error it was made; negative: after it
 * @param atOnset whether it was made while the errors began, as far as times are known
 * @param score in [0, 1]; it orders, and is no probability
 * @param standing what is to be made of it
 * @param why one sentence
 */
public record RankedChange(
        Change change, Duration before, boolean atOnset, double score, Standing standing, String why) {

    /** The same beside another that fits far better. */
    RankedChange outdone() {
        return standing == Standing.LIKELY
                ? new RankedChange(
                        change,
                        before,
                        atOnset,
                        score,
                        Standing.POSSIBLE,
                        why.substring(0, why.length() - 1) + "; another change fits far better.")
                : this;
    }

    /** What is to be made of a change. */
    public enum Standing {
        /** The evidence points at it: undoing it is the first thing to try. */
        LIKELY,
        /** It may be the cause; the evidence does not point at it. */
        POSSIBLE,
        /** It is not: the errors were there before it. */
        CLEARED
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.changes.RankedChange;
import dev.faultline.changes.RankedChange.Standing;

/** What the rank of a change means for the runbook. */
final class ChangeLikelihood {

    private ChangeLikelihood() {}

    /** Whether the evidence points at it; being the last one before the window is not enough. */
    static boolean isLikely(RankedChange change) {
        return change.standing() == Standing.LIKELY;
    }
}

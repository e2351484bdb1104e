package dev.faultline.analysis.runbook;

import dev.faultline.changes.RankedChange.Standing;
import dev.faultline.changes.RankedChange;

/** What the rank of a change means for the runbook. */
final class Likelihood {

    private Likelihood() {}

    /** Whether the evidence points at it; being the last one before the window is not enough. */
    static boolean isLikely(RankedChange change) {
        return change.standing() == Standing.LIKELY;
    }
}

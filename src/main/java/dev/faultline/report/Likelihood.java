package dev.faultline.report;

import dev.faultline.change.RankedChange;
import dev.faultline.change.RankedChange.Standing;

/** What the rank of a change means for the runbook. */
final class Likelihood {

    private Likelihood() {}

    /** Whether the evidence points at it; being the last one before the window is not enough. */
    static boolean isLikely(RankedChange change) {
        return change.standing() == Standing.LIKELY;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.analysis.verdict.Finding;
import dev.faultline.hub.FleetInstance.InstanceState;
import java.time.Instant;

/**
 * Why it is unknown what an instance observed, in a few words.
 *
 * @param sights what all observed
 * @param windowEnd the end of the window
 */
record UnknownReason(SightRules sights, Instant windowEnd) {

    static final String NOT_RUNNING = "not running";
    private static final String NOT_REPORTED = "not reported yet";

    /** The reason; empty if it is cleared and nobody asks for more, as it certainly failed for nobody. */
    String of(InstanceView view) {
        if (view.verdict().finding() == Finding.CLEARED && sights.begun().isEmpty()) {
            return "";
        }
        if (isMissing(view)) {
            return view.instance().isSilent()
                    ? "gone"
                    : view.instance().state() == InstanceState.ENDED ? NOT_RUNNING : NOT_REPORTED;
        }
        if (view.shared()) {
            return "checked in turns";
        }
        if (sights.isPending()) {
            var isOwn = sights.begun().filter(view.surelyKnownUntil()::isBefore).isPresent();
            return isOwn ? NOT_REPORTED : "others have not reported yet";
        }
        return "not observed closely enough";
    }

    private boolean isMissing(InstanceView view) {
        return view.instance()
                .reportedUntil()
                .filter(until -> !until.isBefore(windowEnd))
                .isEmpty();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When an instance asks for its turn within a slot: somewhere in the first four fifths, at another place in each slot, so that
 * each instance is the first to ask now and then, and no two of its probes are further apart than 1.8 intervals.
 */
final class TurnPhase {

    private static final double SHARE = 0.8;

    private TurnPhase() {}

    /** How long after the start of the slot it asks. */
    static Duration of(String instance, long slot, Duration interval) {
        var part = new SplittableRandom((long) instance.hashCode() << Integer.SIZE ^ slot).nextDouble();
        return Duration.ofNanos((long) (interval.toNanos() * SHARE * part));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;

/** That a dependency was up, and slower than it usually is. */
public final class LatencyWording {

    private LatencyWording() {}

    /**
     * How far it is from what is usual.
     *
     * @param now the median of so many checks in the window
     * @param usual the median in so many similar windows
     * @param asSlow how many of these were as slow
     */
    public static String slower(String name, Duration now, int checks, Duration usual, int windows, int asSlow) {
        return name + " was up, but took longer to respond than usual: " + DurationWords.of(now) + " (median of "
                + checks
                + " checks), against " + DurationWords.of(usual) + " in " + windows
                + " similar windows at this time of day before; " + (asSlow == 0 ? "none" : asSlow)
                + " of them " + (asSlow < 2 ? "was" : "were") + " as slow.";
    }

    public static String manySlower(int number) {
        return EnglishWords.count(number, "dependency", "dependencies")
                + " took longer to respond than usual at the same time. First check the pod's CPU, its network and the node.";
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** Outages that left no 5xx: step 1 of the runbook. */
public final class OutageWording {

    private OutageWording() {}

    /**
     * "All 3 checked routes failed, and no 5xx was counted." "2 of 3 checked routes failed (cart and pay), …".
     *
     * @param counted whether anything counts the app's responses
     */
    public static String routesFailed(List<String> failed, int checked, boolean counted) {
        return which(failed, checked)
                + (counted ? ", and no 5xx was counted." : "; the app's responses are not counted.");
    }

    private static String which(List<String> failed, int checked) {
        if (failed.isEmpty()) {
            return "Most of the checked routes failed";
        }
        if (failed.size() < checked) {
            return failed.size() + " of " + checked + " checked routes failed (" + EnglishWords.list(failed) + ")";
        }
        return checked == 2 ? "Both checked routes failed" : "All " + checked + " checked routes failed";
    }

    /**
     * "Requests stopped: usually 12 a minute, none for 3 min."
     *
     * @param usual how many a minute, if that is known
     * @param open whether there is none so far
     */
    public static String requestsStopped(OptionalDouble usual, Duration length, boolean open) {
        var before = usual.isPresent() ? "usually " + Math.max(1, Math.round(usual.getAsDouble())) + " a minute, " : "";
        return "Requests stopped: " + before + "none for " + DurationWords.of(length) + (open ? " so far." : ".");
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** From when to when something failed, as far as it was observed. */
public final class EpisodeWording {

    private EpisodeWording() {}

    /**
     * "; from 16:49:22 (or up to 3.5 s earlier)".
     *
     * @param earlier by how much it may have been earlier; absent if nothing bounds that
     * @param last whether no other time follows
     */
    public static String from(String latest, Optional<Duration> earlier, boolean last) {
        return "; from " + latest + (last ? " UTC" : "")
                + earlier.map(most -> most.isZero() ? "" : " (or up to " + DurationWords.of(most) + " earlier)")
                        .orElse(" or earlier");
    }

    /** " to 16:49:37 UTC (or up to 1 s later)". */
    public static String to(String earliest, Duration later) {
        return " to " + earliest + " UTC" + (later.isZero() ? "" : " (or up to " + DurationWords.of(later) + " later)");
    }

    /**
     * "; failed one check at 16:49:22 UTC (up at most 3.5 s before and 1 s after it)".
     *
     * @param before how long before it was up; absent if it was not observed before
     * @param after how long after it was up again; absent if it was not observed after it
     */
    public static String once(String at, Optional<Duration> before, Optional<Duration> after) {
        var bounds = Stream.of(
                        before.map(most -> DurationWords.of(most) + " before"),
                        after.map(most -> DurationWords.of(most) + " after"))
                .flatMap(Optional::stream)
                .toList();
        return "; failed one check at " + at + " UTC"
                + (before.isEmpty() ? ", the first" : "")
                + (bounds.isEmpty() ? "" : " (up at most " + String.join(" and ", bounds) + " it)");
    }

    public static String andNoRecovery() {
        return ", " + noRecovery();
    }

    public static String fromTo(String earliest, String latest) {
        return earliest + "–" + latest;
    }

    public static String orEarlier(String latest) {
        return latest + " or earlier";
    }

    public static String onset(String bounds) {
        return "onset " + bounds;
    }

    public static String recovery(String bounds) {
        return "recovery " + bounds;
    }

    public static String noRecovery() {
        return "no recovery observed";
    }

    public static String between(String earliest, String latest) {
        return "between " + earliest + " and " + latest + " UTC";
    }

    public static String atOrBefore(String latest) {
        return "at or before " + latest + " UTC";
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;

/** Why a dependency is found as it is. */
public final class FindingWording {

    private FindingWording() {}

    /** "97 % of the errors" or "97 % of the window". */
    public static String share(double share, boolean ofErrors) {
        return EnglishWords.percent(share) + (ofErrors ? " of the errors" : " of the window");
    }

    /** "only 1 % of the errors", "none of the errors". */
    public static String onlyShare(double share, boolean ofErrors) {
        return "only " + share(share, ofErrors);
    }

    public static String noShare(boolean ofErrors) {
        return ofErrors ? "none of the errors" : "none of the window";
    }

    public static String failureClass(String label) {
        return " (" + label + ")";
    }

    public static String failed(boolean down, String failureClass, String share) {
        return (down ? "Down" : "Degraded") + failureClass + ": explains " + share;
    }

    public static String lag(Duration lag) {
        return ", with a lag of " + DurationWords.of(lag);
    }

    /** Told where the errors were matched by the spans of their requests. */
    public static String requestsRan(Duration typical) {
        return "; the failing requests had run for " + DurationWords.of(typical);
    }

    public static String failedOnce(String onset, String recovery) {
        return "; " + onset + ", " + recovery;
    }

    public static String failedOften(int times, String firstOnset) {
        return "; failed " + times + " times in or just before the window, first with " + firstOnset;
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

    public static String unrelated(String failureClass, String share) {
        return "Failed" + failureClass + " nearby, but explains " + share + ".";
    }

    public static String expectedByChance(String failureClass, String share, double chance) {
        return "Failed" + failureClass + " near the window and explains " + share + ", but that may be chance: "
                + EnglishWords.percent(chance) + " of similar windows in the baseline show as much.";
    }

    public static String pending(String lastObservation) {
        return "The next observation is pending" + lastObservation + "; ask again in a few seconds.";
    }

    public static String lastObservation(String end) {
        return " (the last one ended at " + end + " UTC)";
    }

    public static String partlyUnknown(String failureClass, String explained, double unknown, boolean ofErrors) {
        return "Failed" + failureClass + " near the window, which explains " + explained + "; for "
                + share(unknown, ofErrors) + " its state is unknown.";
    }

    public static String outageCouldHide(Duration resolution) {
        return "Not checked in the window; an outage of up to " + DurationWords.of(resolution)
                + " could have been missed.";
    }

    public static String notCovered(double share, boolean ofErrors, boolean atSomeLag) {
        return "No failure was observed, but " + (atSomeLag ? "at some lag " : "") + share(share, ofErrors)
                + (ofErrors ? " are" : " is") + " not covered by observations.";
    }

    public static String notObserved() {
        return "Not observed near the window.";
    }

    public static String neverObserved() {
        return "Never observed.";
    }

    public static String upAround(String unnoticed) {
        return "Up before and after the window" + unnoticed + ".";
    }

    public static String upIn(long observations, String unnoticed) {
        return "Up in the window (" + EnglishWords.count(observations, "check", "checks") + ")" + unnoticed + ".";
    }

    public static String unnoticed(Duration resolution) {
        return "; an outage under " + DurationWords.of(resolution) + " could have been missed";
    }
}

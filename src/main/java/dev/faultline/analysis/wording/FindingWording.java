// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Optional;

/** Why a dependency is found as it is. */
public final class FindingWording {

    public static final String DOWN = "Down";
    public static final String SLOW = "Slow";
    public static final String DEGRADED = "Degraded";

    /** Of something in the pod itself. */
    public static final String FAILED = "Failed";

    private static final double ROUNDING = 1e-9;
    private static final double NEARLY_ALL = 0.95;

    private FindingWording() {}

    /** "97 % of the errors" or "97 % of the window". */
    public static String share(double share, boolean ofErrors) {
        return EnglishWords.percent(share) + (ofErrors ? " of the errors" : " of the window");
    }

    public static String failureClass(String label) {
        return " (" + label + ")";
    }

    /** "Down: connection refused". */
    public static String failed(String state, Optional<String> reason) {
        return state + reason.map(text -> ": " + text).orElse("");
    }

    /** "; covers all errors". */
    public static String covers(double share, boolean ofErrors) {
        return "; covers " + whole(share, ofErrors);
    }

    private static String whole(double share, boolean ofErrors) {
        if (share < 1 - ROUNDING) {
            return share(share, ofErrors);
        }
        return ofErrors ? "all errors" : "the whole window";
    }

    /** What is covered on average, and what is certain. */
    public static String coversProbably(double share, double certain, boolean ofErrors) {
        var least = (int) Math.floor(certain * 100 + ROUNDING);
        return "; probably covers " + whole(share, ofErrors) + ", "
                + (least == 0 ? "certainly none" : "at least " + least + " %");
    }

    public static String lag(Duration lag, boolean ofErrors) {
        return ofErrors
                ? ", each about " + DurationWords.of(lag) + " later"
                : ", taken " + DurationWords.of(lag) + " earlier";
    }

    /** Told where the errors were matched by the spans of their requests. */
    public static String requestsRan(Duration typical) {
        return "; the failing requests had run for " + DurationWords.of(typical);
    }

    public static String failedOften(int times, String first) {
        return "; failed " + times + " times in or just before the window, first at " + first + " UTC";
    }

    /** It failed, and covers nothing. */
    public static String failedBeside(String failureClass, boolean ofErrors) {
        return "Failed" + failureClass + " nearby, but "
                + (ofErrors ? "no error falls into that failure." : "not in the window.");
    }

    public static String unrelated(String failureClass, double share, boolean ofErrors) {
        return "Failed" + failureClass + " nearby, but covers only " + share(share, ofErrors) + ".";
    }

    public static String expectedByChance(String failureClass, String share, double chance) {
        return "Failed" + failureClass + " near the window and covers " + share + ", but that may be chance: "
                + EnglishWords.percent(chance) + " of similar windows in the baseline show as much.";
    }

    public static String pending(String lastObservation) {
        return "The next observation is pending" + lastObservation + "; ask again in a few seconds.";
    }

    public static String lastObservation(String end) {
        return " (the last one ended at " + end + " UTC)";
    }

    /** Some of it is certain, more is possible. */
    public static String partlyUnknown(String failureClass, double explained, double possible, boolean ofErrors) {
        if (possible >= NEARLY_ALL) {
            return "Failed" + failureClass + " near the window; how much of the " + (ofErrors ? "errors" : "window")
                    + " it covers is unknown.";
        }
        return "Failed" + failureClass + " near the window; covers "
                + (explained <= ROUNDING ? "" : EnglishWords.percent(explained) + ", ")
                + "at most " + EnglishWords.percent(possible) + (explained <= ROUNDING ? "" : ",")
                + (ofErrors ? " of the errors." : " of the window.");
    }

    public static String outageCouldHide(Duration resolution) {
        return "Not checked in the window; an outage of up to " + DurationWords.of(resolution)
                + " could have been missed.";
    }

    /** Nothing failed, but not all was observed. */
    public static String notCovered(double share, boolean ofErrors) {
        return "Not watched for " + share(share, ofErrors) + ", so a failure there cannot be ruled out.";
    }

    /** What lies before the window was not observed. */
    public static String notWatchedBefore(Duration maxLag) {
        return "Not watched closely in the " + DurationWords.of(maxLag)
                + " before the window, so a failure there cannot be ruled out.";
    }

    /** Only other instances reached it. */
    public static String upForAnother(String observer) {
        return "Up, as observed by " + observer + "; this instance's own way to it was not checked.";
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
        return (observations == 1 ? "Up in the only check" : "Up in all " + observations + " checks") + unnoticed + ".";
    }

    public static String unnoticed(Duration resolution) {
        return "; an outage under " + DurationWords.of(resolution) + " could have been missed";
    }
}

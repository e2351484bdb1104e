// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What may have caused the errors: changes, settings, services and paths, steps 2 to 5 of the runbook, and the conclusion. */
public final class CauseWording {

    private static final int NAMED = 5;

    private CauseWording() {}

    // Step 2: changes.

    /** "the deploy of checkout 1.2, 5 min before". */
    public static String change(String title, String when) {
        return "the " + title + ", " + when;
    }

    public static String atOnset() {
        return "when the errors began";
    }

    public static String before(Duration before) {
        return DurationWords.of(before) + " before";
    }

    public static String intoWindow(Duration after) {
        return DurationWords.of(after) + " into the window";
    }

    /**
     * The likeliest change.
     *
     * @param why as a sentence
     * @param others how many other changes are likely
     */
    public static String likelyChange(String change, String why, int others) {
        return "The likeliest change is " + change + ". " + why
                + (others == 0 ? "" : " " + EnglishWords.count(others, "other is", "others are") + " likely too.");
    }

    public static String noLikelyChange(int number, String first) {
        return EnglishWords.count(number, "change is", "changes are")
                + " on record for the day before, but the evidence points at none. First check " + first + ".";
    }

    public static String noChange() {
        return "No change was observed in the day before.";
    }

    public static String changesNotWatched() {
        return "No source of changes is configured: set changes.labels and changes.watch, or post changes to"
                + " /api/v1/changes.";
    }

    // Step 3: environment.

    public static String failed(String name, String message) {
        return name + ": " + message + ".";
    }

    public static String failedToo(Collection<String> names) {
        return " " + EnglishWords.list(names) + " failed too.";
    }

    public static String editIsLikely(String change) {
        return "A config edit is the likely cause: " + change + ".";
    }

    public static String environmentNotWatched() {
        return "The variables and secret files that the app requires are not checked: add a dependency of kind env.";
    }

    public static String environmentPassed() {
        return "passed throughout the window: what the app requires was there";
    }

    // Step 4: downstream.

    public static String servicesNotWatched() {
        return "No service that the app calls is watched: list them under dependencies.";
    }

    public static String couldHaveFailed(Collection<String> names) {
        return EnglishWords.list(names) + " could have failed unnoticed: not checked often enough.";
    }

    public static String wereUp(int number) {
        return number == 1 ? "was up" : "were up";
    }

    public static String failedInPod(Collection<String> names) {
        return " What failed is in the pod itself: " + EnglishWords.list(names) + ".";
    }

    public static String worked(Collection<String> names, String how) {
        return EnglishWords.list(names) + " " + how + ".";
    }

    public static String unrelated(Collection<String> names) {
        return EnglishWords.list(names) + " failed, but that is unrelated to the window.";
    }

    /** None of those that are watched can matter to the route. */
    public static String irrelevant(Collection<String> watched, String route) {
        return EnglishWords.few(watched, NAMED) + (watched.size() == 1 ? " does" : " do") + " not matter to " + route
                + ", and nothing else of this kind is watched.";
    }

    // Step 5: storage.

    public static String outOfInodes(String name, String inodes, String alteration) {
        return name + ": no file can be created there, " + inodes + alteration + ".";
    }

    public static String looksDifferent(String name, String alteration) {
        return name + " works for the sidecar, but does not look as it did when it worked before" + alteration
                + ": does it still work for the app's user?";
    }

    public static String alteration(List<String> what, String earliest, String latest) {
        return EnglishWords.list(what) + " between " + earliest + " and " + latest + " UTC";
    }

    public static String pathsNotWatched() {
        return "No path is watched: add a dependency of kind file for each path that the app writes to.";
    }

    public static String pathsWorked(boolean lookKnown) {
        return lookKnown
                ? "worked throughout the window, with owner and mode unchanged"
                : "worked throughout the window";
    }

    public static String fewInodes(Collection<String> names) {
        return " Less than 1 % of the inodes are left for " + EnglishWords.list(names) + ".";
    }

    public static String bytesLeft() {
        return "; bytes are free now, so inodes or a quota may have run out";
    }

    // The conclusion.

    public static String noServiceFailed() {
        return "No service that the app calls failed, and nothing points at a change.";
    }

    public static String servicesUnknown() {
        return "Whether a service that the app calls failed is unknown, and nothing points at a change.";
    }
}

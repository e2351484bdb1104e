// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.changes.RankedChange.Standing;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** What may have caused the errors: changes, settings, services and paths, steps 2 to 5 of the runbook, and the conclusion. */
public final class CauseWording {

    private static final int NAMED = 5;
    private static final int FEW = 3;

    private CauseWording() {}

    // Step 1: the load.

    /** @param times as many requests as in the hour before; 0 if that is unknown */
    public static List<String> load(double times) {
        if (times <= 0) {
            return List.of();
        }
        var words = times >= 9.5 ? String.valueOf(Math.round(times)) : String.format(Locale.ROOT, "%.1f", times);
        return List.of("load: " + words + " times as many requests as in the hour before");
    }

    // Step 2: changes.

    /** "deploy of checkout 1.2, 5 min before the first error". */
    public static String change(String title, String when) {
        return title + ", " + when;
    }

    /** The same as one of several. */
    public static String changeInList(String title, String when) {
        return title + " (" + when + ")";
    }

    /** @param errors whether errors are known; else the window's start stands for the first, here and below */
    public static String atOnset(boolean errors) {
        return errors ? "as the errors began" : "as the window began";
    }

    public static String before(Duration before, boolean errors) {
        return DurationWords.of(before) + (errors ? " before the first error" : " before the window");
    }

    public static String after(Duration after, boolean errors) {
        return DurationWords.of(after) + (errors ? " after the first error" : " into the window");
    }

    public static String changeAt(String title, String time) {
        return title + " at " + time + " UTC";
    }

    /** @param why as a sentence */
    public static String standing(Standing standing, String why) {
        var word = standing == Standing.CLEARED ? "ruled out" : standing.name().toLowerCase(Locale.ROOT);
        return word + ": " + Character.toLowerCase(why.charAt(0)) + why.substring(1, why.length() - 1);
    }

    public static String mayHaveTriggered(List<String> changes) {
        return "May have brought the failure about: " + EnglishWords.few(changes, NAMED) + ".";
    }

    public static String noChangeFits(int number, String best) {
        return number == 1
                ? "One change in the last 24 h, and it does not fit: " + best + "."
                : number + " changes in the last 24 h, and none fits; the closest: " + best + ".";
    }

    public static String noChange() {
        return "No change is on record for the day before.";
    }

    public static String changesNotWatched() {
        return "No source of changes is configured: set changes.labels and changes.watch, or post changes to"
                + " /api/v1/changes.";
    }

    // Step 3: environment.

    public static String failed(String name, String message) {
        return name + ": " + EnglishWords.withoutStop(message) + ".";
    }

    public static String failedToo(Collection<String> names) {
        return " " + EnglishWords.list(names) + " failed too.";
    }

    /** @param message what was edited; may be empty */
    public static String editIsLikely(String title, String message, String when) {
        return "Probably caused by an edit: "
                + change(title + (message.isEmpty() ? "" : " (" + EnglishWords.withoutStop(message) + ")"), when) + ".";
    }

    public static String environmentNotWatched() {
        return "The variables and secret files that the app requires are not checked: add a dependency of kind env.";
    }

    public static String environmentPassed() {
        return "passed throughout: all required variables and files were there";
    }

    // Step 4: downstream.

    public static String servicesNotWatched() {
        return "No service that the app calls is watched: list them under dependencies.";
    }

    public static String mayBeUnrelated(Collection<String> names) {
        return EnglishWords.list(names) + " failed, but some dependency fails too often for that to mean much.";
    }

    public static String couldHaveFailed(Collection<String> names) {
        return EnglishWords.list(names) + " could have failed unnoticed: not checked often enough.";
    }

    public static String wereUp(int number) {
        return number == 1 ? "was up" : "were up";
    }

    /** @param step the number of the step that says more */
    public static String failedInPod(Collection<String> names, int step) {
        return " The failure is inside the pod: " + EnglishWords.list(names) + " (step " + step + ").";
    }

    public static String worked(Collection<String> names, String how) {
        return EnglishWords.list(names) + " " + how + ".";
    }

    public static String unrelated(Collection<String> names) {
        return EnglishWords.list(names) + " failed too, but not when the errors came, or as often as ever.";
    }

    public static final String SERVICE = "service";
    public static final String SETTING = "setting";
    public static final String PATH = "path";

    /**
     * None of those that are watched can matter to the route: "No watched path is used by /cart (uploads is for /upload)."
     *
     * @param what one of those above
     * @param watched what each is for
     */
    public static String irrelevant(String what, List<String> watched, String route) {
        return "No watched " + what + " is used by " + route + " ("
                + (watched.size() > FEW ? watched.size() + " are watched" : EnglishWords.list(watched)) + ").";
    }

    public static String isFor(String name, Collection<String> routes) {
        return name + " is for " + EnglishWords.few(routes, FEW);
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
}

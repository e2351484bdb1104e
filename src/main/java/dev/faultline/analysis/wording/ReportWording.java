// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.EnglishWords;
import java.util.Collection;

/** What failed, and what to do: steps 6, 7 and 8 of the runbook. */
public final class ReportWording {

    private ReportWording() {}

    // Step 6: reproduce.

    public static String routesNotWatched() {
        return "No route of the app is checked: add some under routes, among them one that needs no dependency.";
    }

    public static String routesPassed(Collection<String> names) {
        return "Every checked route answered as expected in the window (" + EnglishWords.list(names)
                + "): another route failed, or not every request did.";
    }

    public static String routesNotChecked(Collection<String> names) {
        return EnglishWords.list(names) + (names.size() == 1 ? " was" : " were")
                + " not checked in the window: it is shorter than the interval, or was not watched.";
    }

    /** "pay and cart fail, home does not: ". */
    public static String routesFail(Collection<String> failing, Collection<String> passing) {
        return EnglishWords.list(failing) + (failing.size() == 1 ? " fails" : " fail")
                + (passing.isEmpty()
                        ? ""
                        : ", " + EnglishWords.list(passing) + (passing.size() == 1 ? " does" : " do") + " not")
                + ": ";
    }

    public static String layerIsDependency(String name) {
        return "every failing route relies on " + name + ", which failed.";
    }

    public static String layerIsUse(String name) {
        return "exactly the routes that rely on " + name
                + " fail, though its own checks passed. Check how the app uses it.";
    }

    public static String layerIsProcess() {
        return "every checked route fails, so suspect the process, its settings or its platform, not one handler.";
    }

    public static String layerIsHandler(String name) {
        return "check what only " + name + " does.";
    }

    public static String layerIsShared() {
        return "check what these share and the others do not.";
    }

    public static String layerUnknown() {
        return "only one route is checked, so the failing layer cannot be narrowed down. Add a route that needs no"
                + " dependency.";
    }

    // Step 7: roll-back.

    public static String reTestAfter(String advice) {
        return advice + ", then re-test (POST /api/v1/sweep).";
    }

    public static String otherCause(String step, String change) {
        return "A failure explains the window too (" + step + "): undo " + change + ", only if it caused that failure.";
    }

    public static String noChangeToUndo() {
        return "No source of changes is configured, so there is none to undo.";
    }

    public static String nothingToUndo() {
        return "No change stands out, so there is nothing to undo; a restart alone would only hide the cause.";
    }

    public static String restarted() {
        return "Nothing to undo: the likeliest change is a restart of the app, which has a cause of its own. Find that"
                + " before you restart again.";
    }

    // Step 8: re-test.

    public static String nothingToReTest() {
        return "Nothing is watched that could be tested again.";
    }

    public static String stillFailing(Collection<String> names, String reason) {
        return EnglishWords.list(names) + (names.size() == 1 ? " still fails: " : " still fail: ") + reason + ".";
    }

    public static String noReason() {
        return "no reason given";
    }

    public static String errorsGoOn() {
        return "Errors still come in; once it is fixed, POST /api/v1/sweep tests everything again.";
    }

    public static String notReTested() {
        return "What failed has not been checked since the window: POST /api/v1/sweep tests everything again.";
    }

    public static String nothingHadFailed() {
        return "Everything that is watched has been up since the window, and nothing had failed in it.";
    }

    public static String recovered(Collection<String> names) {
        return EnglishWords.list(names) + " failed in the window and " + (names.size() == 1 ? "has" : "have")
                + " recovered since.";
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What failed, and what to do: steps 6, 7 and 8 of the runbook. */
public final class ReportWording {

    private static final int NAMED = 4;
    private static final String RE_TEST = "press \"Probe everything now\" on the page, or POST /api/v1/sweep";

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
    public static String routesFail(List<String> failing, List<String> passing) {
        if (failing.size() == 1 && !passing.isEmpty()) {
            return "Only " + failing.get(0) + " fails: ";
        }
        return EnglishWords.list(failing) + (failing.size() == 1 ? " fails" : " fail")
                + (passing.isEmpty()
                        ? ""
                        : ", " + EnglishWords.few(passing, NAMED) + (passing.size() == 1 ? " does" : " do") + " not")
                + ": ";
    }

    /** @param failing how many routes fail */
    public static String layerIsDependency(String name, int failing) {
        return (failing == 1 ? "it uses " : failing == 2 ? "both use " : "all of them use ") + name + ", which failed.";
    }

    public static String layerMayBeUse(String name) {
        return "they all use " + name
                + ", whose own checks passed; the other routes were not checked. Check how the app uses it.";
    }

    public static String layerUnchecked() {
        return "the other routes were not checked in the window, so the failing layer cannot be narrowed down.";
    }

    public static String layerIsUse(String name) {
        return "exactly the routes that use " + name
                + " fail, though its own checks passed. Check how the app uses it.";
    }

    public static String layerIsProcess() {
        return "Every checked route fails: check the process, its settings and its platform, not one handler.";
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
        return advice + ", then " + RE_TEST + ".";
    }

    /** @param before the version that was there before, if it is known */
    public static String undo(Change change, Optional<String> before) {
        var title = ChangeWording.title(change);
        return switch (change.kind()) {
            case DEPLOY -> "Roll back the " + title + to(before);
            case CONFIG, SECRET ->
                "Restore " + change.subject() + " to what it was before "
                        + TimeWords.time(change.at().truncatedTo(ChronoUnit.SECONDS), change.at()) + " UTC"
                        + (change.message().isEmpty() ? "" : " (" + EnglishWords.withoutStop(change.message()) + ")");
            case MIGRATION -> "Undo the " + title + " with a migration of its own, or bring the app in step with it";
            case RESTART, OTHER -> "Undo the " + title;
        };
    }

    /** @param first of several deploys of one subject */
    public static String undoAll(Change first, Optional<String> before) {
        return "Roll back " + first.subject()
                + before.map(version -> " to " + version).orElse("") + ", the version before the first of them";
    }

    private static String to(Optional<String> version) {
        return version.map(before -> " to " + before).orElse("");
    }

    /** @param step the number of the step that says more of the failure */
    public static String otherCause(String failed, int step, String change) {
        return "Undo " + change + ", only if it caused the failure of " + failed + " (step " + step + ").";
    }

    /** A failure and a change that fit alike. */
    public static String checkFirst(String failed, int step, String change) {
        return "First check " + failed + " (step " + step + "): undo " + change
                + ", only if that does not explain the errors.";
    }

    public static String unknownWhich(List<String> changes) {
        return changes.size() <= 1
                ? "Unknown whether to undo " + EnglishWords.list(changes) + ": check first whether it fits what failed."
                : "Unknown which change to undo, if any: " + EnglishWords.few(changes, NAMED)
                        + ". Check first which of them fits what failed.";
    }

    public static String isRollBack(String change) {
        return "Do not undo " + change + ": it was itself a roll-back. Check what else changed.";
    }

    public static String sameVersion(String change) {
        return "There is no other version to go back to: " + change
                + ", brought the one that was there already. Check what else changed.";
    }

    /** @param beside times with their date unless that is its day */
    public static String alreadyUndone(String change, Change undo, Instant beside) {
        return "Already undone: " + change + ", was rolled back by the " + ChangeWording.title(undo) + " at "
                + TimeWords.time(undo.at(), beside) + " UTC.";
    }

    public static String nothingFailed() {
        return "No response failed in the window, so no roll-back is advised.";
    }

    public static String noChangeToUndo() {
        return "No source of changes is configured, so there is none to undo.";
    }

    public static String nothingToUndo() {
        return "Nothing to roll back.";
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
        return EnglishWords.list(names) + (names.size() == 1 ? " still fails: " : " still fail: ")
                + EnglishWords.withoutStop(reason) + ".";
    }

    public static String noReason() {
        return "no reason given";
    }

    public static String errorsGoOn() {
        return "Errors still come in. Once it is fixed, " + RE_TEST + ".";
    }

    public static String notReTested() {
        return "Not re-tested yet: " + RE_TEST + ".";
    }

    public static String nothingHadFailed() {
        return "Everything that is watched has been up since the window, and nothing had failed in it.";
    }

    /** "orders-db and the routes checkout and orders work again (checked 16:50:18 UTC)." */
    public static String recovered(List<String> dependencies, List<String> routes, String checked) {
        var names = new ArrayList<>(dependencies);
        if (routes.size() == 1) {
            names.add("route " + routes.get(0));
        } else if (routes.size() > 1) {
            names.add("the routes " + EnglishWords.list(routes));
        }
        return EnglishWords.list(names) + (dependencies.size() + routes.size() == 1 ? " works" : " work")
                + " again (checked " + checked + " UTC).";
    }
}

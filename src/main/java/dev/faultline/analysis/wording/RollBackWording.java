// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What to undo, if anything: step 7 of the runbook. */
public final class RollBackWording {

    private static final int NAMED = 4;

    private RollBackWording() {}

    public static String reTestAfter(String advice) {
        return advice + ", then " + ReportWording.RE_TEST + ".";
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

    /** @param changes made before errors came back */
    public static String afterReturn(List<String> changes) {
        return "Unknown whether to undo " + EnglishWords.list(changes)
                + ": check first, as step 2 says, the errors that came back after it.";
    }

    public static String nothingToUndo() {
        return "Nothing to roll back.";
    }

    public static String restarted() {
        return "Nothing to undo: the likeliest change is a restart of the app, which has a cause of its own. Find that"
                + " before you restart again.";
    }
}

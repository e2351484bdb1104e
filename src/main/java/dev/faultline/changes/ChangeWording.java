// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is said of changes: each method makes text of plain values, and decides nothing but the form. */
public final class ChangeWording {

    private ChangeWording() {}

    /** What a change was: its kind, what it was made to and the version. */
    public static String title(Change change) {
        var version = change.version().isEmpty() ? "" : " " + change.version();
        return change.kind() == Change.ChangeKind.OTHER
                ? "change of " + change.subject() + version
                : change.kind().label() + " of " + change.subject() + version;
    }

    /** The reasons for the place of a change as one sentence, the first of them first. */
    static String sentence(List<String> reasons) {
        var text = String.join("; ", reasons);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }

    /**
     * A change that is no cause of the first errors, but may be one of those that came back.
     *
     * @param before from the change to these
     */
    public static String checkAlone(String change, Duration before, Instant from, Instant to, Instant beside) {
        return "Errors came back at " + TimeWords.time(from, beside) + " UTC, "
                + (before.isNegative() ? "as " + change + " was made" : DurationWords.of(before) + " after " + change)
                + ", when the first had ended: check that part alone, from=" + from + " to=" + to + ".";
    }

    /** The same sentence beside another change that fits far better. */
    static String outdone(String why) {
        return why.substring(0, why.length() - 1) + "; another change fits far better.";
    }

    /** @param errors whether errors are known; else the window's start stands for the first, here and below */
    static String afterErrorsBegan(Duration after, boolean errors) {
        return DurationWords.of(after) + (errors ? " after the errors began" : " into the window");
    }

    /** @param back when the errors came back; the change was made in the quiet before that */
    static String beforeReturn(Duration before, Instant back) {
        var time = TimeWords.time(back, back) + " UTC";
        return before.isNegative()
                ? "made as errors came back at " + time + ", after the first had ended"
                : DurationWords.of(before) + " before errors came back at " + time + ", after the first had ended";
    }

    static String atOnset(boolean errors) {
        return errors ? "made as the errors began" : "made as the window began";
    }

    static String afterWithinClockError(Duration after, boolean errors) {
        return "made " + DurationWords.of(after) + (errors ? " after the first error" : " into the window")
                + " (clocks may differ by that much)";
    }

    static String beforeFirstError(Duration before, boolean errors) {
        return DurationWords.of(before) + (errors ? " before the first error" : " before the window");
    }

    static String successesFirst(long good) {
        return EnglishWords.count(good, "request", "requests") + " succeeded after it";
    }

    static String earlierErrorsUnknown() {
        return "whether there were errors before it is unknown";
    }

    static String errorsCameFirst() {
        return "the errors were there before it";
    }

    static String someErrorsCameFirst() {
        return "a few errors came even earlier";
    }

    static String noErrorBefore(Duration quiet) {
        return "no error in the " + DurationWords.of(quiet) + " before it";
    }

    static String names(String name) {
        return "it names " + name;
    }

    static String failingFile() {
        return "a file of the stack trace";
    }

    static String usual(long others) {
        return EnglishWords.count(others, "change", "changes") + " like it within a day";
    }

    static String otherFailure(String dependency, boolean errors) {
        return dependency + " failed " + (errors ? "when the errors began" : "in the window");
    }

    static String notOfTheApp() {
        return "it is not the app's own";
    }

    static String isRollBack() {
        return "it was itself a roll-back";
    }

    static String undone(Duration after) {
        return "rolled back " + DurationWords.of(after) + " later";
    }

    static String undoneBeforeErrors(boolean errors) {
        return "rolled back before " + (errors ? "the errors began" : "the window");
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import java.time.Duration;
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

    /** The same sentence beside another change that fits far better. */
    static String outdone(String why) {
        return why.substring(0, why.length() - 1) + "; another change fits far better.";
    }

    static String afterErrorsBegan(Duration after) {
        return DurationWords.of(after) + " after the errors began";
    }

    static String atOnset() {
        return "made as the errors began";
    }

    static String afterWithinClockError(Duration after) {
        return "made " + DurationWords.of(after) + " after the first error (clocks may differ by that much)";
    }

    static String beforeFirstError(Duration before) {
        return DurationWords.of(before) + " before the first error";
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

    static String otherFailure(String dependency) {
        return dependency + " failed when the errors began";
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

    static String undoneBeforeErrors() {
        return "rolled back before the errors began";
    }
}

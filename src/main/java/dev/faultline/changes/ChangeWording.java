// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes;

import dev.faultline.text.DurationWords;
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

    static String afterErrorsBegan(Duration after) {
        return DurationWords.of(after) + " after the errors began";
    }

    static String atOnset() {
        return "at the moment the errors began";
    }

    static String afterWithinClockError(Duration after) {
        return DurationWords.of(after) + " after the first error, but within clock error";
    }

    static String beforeFirstError(Duration before) {
        return DurationWords.of(before) + " before the first error";
    }

    static String successesFirst(long good) {
        return good + (good == 1 ? " request" : " requests") + " succeeded before one failed";
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

    static String usual(long others) {
        return others + (others == 1 ? " change" : " changes") + " like it within a day";
    }

    static String otherFailure(String dependency) {
        return dependency + " failed at that time";
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.EnglishWords;

/** What the app's own log says of its failures: step 1 of the runbook, too. */
public final class ErrorLineWording {

    private ErrorLineWording() {}

    /** The app log's own lines, where no response is counted. */
    public static String onlyErrorLines(String logged, String mostly) {
        return "The app logged " + logged + " (its responses are not counted)" + mostly + ".";
    }

    /** The app log's own lines, where no counted response is a 5xx. */
    public static String linesWithoutErrors(String logged, String mostly) {
        return "No 5xx was counted, but the app logged " + logged + mostly + ".";
    }

    public static String linesBeside(String logged, String mostly) {
        return "The app logged " + logged + mostly + ".";
    }

    /**
     * "38 errors (about 16 by Faultline's own requests)".
     *
     * @param own how many of the lines Faultline's own requests are likely to have caused
     */
    public static String logged(long lines, long own) {
        return EnglishWords.count(lines, "error", "errors")
                + (own == 0 ? "" : " (about " + own + " by Faultline's own requests)");
    }

    public static String mostly(String message) {
        return ", mostly: " + EnglishWords.withoutStop(message);
    }

    public static String only(String message) {
        return ": " + EnglishWords.withoutStop(message);
    }

    public static String ofDependency(String message, String dependency) {
        return EnglishWords.withoutStop(message) + " (this is " + dependency + ")";
    }

    /** One signature of error lines: {@code 38 × "connection refused" in checkout (this is orders-db)}. */
    public static String signature(long count, String message, String place, String dependency) {
        var said = count + " × \"" + message + '"' + (place.isEmpty() ? "" : " in " + place);
        return dependency.isEmpty() ? said : ofDependency(said, dependency);
    }

    public static String noErrorLineAmong(long entries) {
        return "The app logged no error in the window, among " + EnglishWords.count(entries, "entry", "entries")
                + " (its responses are not counted).";
    }

    public static String notLogged() {
        return "The app logged nothing in the window that shows whether it failed, and its responses are not counted.";
    }
}

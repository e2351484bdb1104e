// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.errors.SourceTrouble;
import dev.faultline.text.EnglishWords;

/** What of the app's logs and counters could not be read: steps 1 and 9 of the runbook, and the page. */
public final class SourceWording {

    private SourceWording() {}

    /** What is wrong with the source, as a sentence. */
    public static String trouble(SourceTrouble trouble) {
        var reading = trouble.reading();
        var share = EnglishWords.percent(reading.share());
        return switch (trouble.aspect()) {
            case LINES ->
                share + " of the " + log(trouble) + "'s lines (" + reading.missed() + " of " + reading.total()
                        + ") could not be read.";
            case LEVELS ->
                "None of the app log's " + EnglishWords.count(reading.total(), "entry", "entries")
                        + " shows a level, so errors cannot be recognized in it.";
            case COUNTERS -> "The app's metrics show no counter of requests that Faultline knows.";
            case PROCESSES ->
                "Several processes answer the app's metrics in turn ("
                        + EnglishWords.count(reading.missed(), "change", "changes") + " in "
                        + EnglishWords.count(reading.total(), "reading", "readings")
                        + "), so nothing is counted from them.";
            case ANSWERS ->
                "The app's metrics could not be read (" + EnglishWords.count(reading.missed(), "attempt", "attempts")
                        + ").";
        };
    }

    private static String log(SourceTrouble trouble) {
        return trouble.source().label().replace('-', ' ');
    }

    /** What mends it, as a sentence. */
    public static String mend(SourceTrouble trouble) {
        return trouble(trouble) + " "
                + switch (trouble.aspect()) {
                    case LINES -> "Check " + trouble.key() + ".";
                    case LEVELS -> "Log with levels, and check errors.app-log.format.";
                    case COUNTERS -> "Name one under errors.metrics.counters.";
                    case PROCESSES ->
                        "Point errors.metrics.url to an endpoint that adds up all processes, or read the"
                                + " access log (errors.access-log).";
                    case ANSWERS -> "Check errors.metrics.url.";
                };
    }
}

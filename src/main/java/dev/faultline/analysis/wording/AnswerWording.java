// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.wording;

import dev.faultline.text.EnglishWords;
import java.util.List;

/** The answer to "Was it a dependency?", in a few words. */
public final class AnswerWording {

    private static final int NAMED_FIRST = 2;

    private AnswerWording() {}

    public static final String QUESTION = "Was it a dependency?";
    public static final String DEPENDENCY = "a dependency";
    public static final String PARTLY_DEPENDENCY = "partly a dependency";
    public static final String NO_DEPENDENCY = "no watched dependency";
    public static final String OPEN = "cannot tell";

    public static final String NONE_FAILED = "No watched dependency failed";
    public static final String NONE_EXPLAINS = "No watched dependency explains it";
    public static final String CANNOT_TELL = "Cannot tell";

    /** @param suspects the likeliest first */
    public static String yes(List<String> suspects) {
        return "Yes: " + first(suspects);
    }

    /** Of failures that were over before the window. */
    public static String possibly(List<String> suspects) {
        return "Possibly: " + first(suspects);
    }

    /** @param explained how much the likeliest of them explains */
    public static String partly(List<String> suspects, double explained) {
        return "Partly: " + suspects.get(0) + " (" + EnglishWords.percent(explained) + ")";
    }

    private static String first(List<String> names) {
        return names.size() <= NAMED_FIRST
                ? EnglishWords.list(names)
                : names.get(0) + " and " + (names.size() - 1) + " others";
    }
}

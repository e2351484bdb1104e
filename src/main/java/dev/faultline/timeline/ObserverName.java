// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

/** The name of the instance whose observation was taken over, as a run's message has it. */
public final class ObserverName {

    private static final String OBSERVED_BY = "observed by ";

    private ObserverName() {}

    /** What was said, and who observed it. */
    static String beside(String message, String by) {
        return message.isEmpty() ? OBSERVED_BY + by : message + ", " + OBSERVED_BY + by;
    }

    /** Who observed the last of a run that was taken over. */
    public static String of(Run taken) {
        var message = taken.message();
        var name = message.lastIndexOf(OBSERVED_BY);
        return name < 0 ? "another instance" : message.substring(name + OBSERVED_BY.length());
    }
}

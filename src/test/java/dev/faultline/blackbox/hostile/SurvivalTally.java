// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.util.ArrayList;
import java.util.List;

/** How many shapes were tried, and which were not survived. */
final class SurvivalTally {

    private final List<String> lost = new ArrayList<>();
    private int tried;

    /** Something that may fail. */
    interface Attempt {
        void run() throws Exception;
    }

    /** Tries one; whatever it throws is noted, and the next can be tried. */
    @SuppressWarnings("IllegalCatch")
    void attempt(String shape, Attempt attempt) {
        tried++;
        try {
            attempt.run();
        } catch (Exception | AssertionError failed) {
            lost.add(shape + ": " + failed);
            System.out.println("hostile: NOT survived: " + shape + ": " + failed);
        }
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    void print(String where) {
        System.out.printf("hostile: tried %d shapes, survived %d (%s)%n", tried, tried - lost.size(), where);
    }
}

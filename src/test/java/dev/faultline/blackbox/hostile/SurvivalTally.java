// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How many shapes were tried, and which were not survived. */
final class SurvivalTally {

    /** What takes longer than this is printed with its duration. */
    private static final Duration SLOW = Duration.ofSeconds(5);

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
        var start = Instant.now();
        try {
            attempt.run();
        } catch (Exception | AssertionError failed) {
            lost.add(shape + ": " + failed);
            System.out.println("hostile: NOT survived: " + shape + ": " + failed);
        }
        var took = Duration.between(start, Instant.now());
        if (took.compareTo(SLOW) > 0) {
            System.out.printf("hostile: %d s: %s%n", took.toSeconds(), shape);
        }
    }

    List<String> lost() {
        return List.copyOf(lost);
    }

    void print(String where) {
        System.out.printf("hostile: tried %d shapes, survived %d (%s)%n", tried, tried - lost.size(), where);
    }
}

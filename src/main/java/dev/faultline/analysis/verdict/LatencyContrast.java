// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;

/**
 * How much longer a dependency took to respond in a window than in similar windows before. Medians are compared: a single
 * slow response in a short window tells nothing.
 *
 * @param now the median in the window
 * @param usual the median of the medians of the similar windows
 * @param responses how many there were in the window
 * @param windows how many similar windows there were
 * @param asSlow in how many of these the median was as long as now
 */
public record LatencyContrast(Duration now, Duration usual, int responses, int windows, int asSlow) {

    /** Fewer responses make no median, and such a window says nothing. */
    public static final int FEWEST_RESPONSES = 3;

    /** As many windows as a baseline has to have for a chance to be told. */
    static final int FEWEST_WINDOWS = 20;

    /** One of so many similar windows may be as slow: a chance of 5 %, as with every other. */
    private static final int ONE_OF = 20;

    private static final int FAR = 2;

    /** What differs by less is what a busy node makes of any two windows. */
    public static final Duration LEAST_DIFFERENCE = Duration.ofMillis(5);

    /**
     * The contrast, if the window lies far outside of what is usual: its median is at least twice what 95 % of similar
     * windows stay within, and 5 ms more. Absent where there are too few of them to know.
     *
     * @param window how long each response of the window took, in microseconds, in any order
     * @param past the same of each similar window
     */
    public static Optional<LatencyContrast> of(long[] window, Collection<long[]> past) {
        var medians = past.stream()
                .filter(each -> each.length >= FEWEST_RESPONSES)
                .mapToLong(LatencyContrast::median)
                .sorted()
                .toArray();
        if (window.length < FEWEST_RESPONSES || medians.length < FEWEST_WINDOWS) {
            return Optional.empty();
        }
        var now = median(window);
        var high = medians[medians.length - 1 - medians.length / ONE_OF];
        if (now < FAR * high || now - high < micros(LEAST_DIFFERENCE)) {
            return Optional.empty();
        }
        var asSlow = (int) Arrays.stream(medians).filter(each -> each >= now).count();
        return Optional.of(
                new LatencyContrast(duration(now), duration(median(medians)), window.length, medians.length, asSlow));
    }

    /** Of an even number the lower one of both in the middle. */
    private static long median(long[] micros) {
        var sorted = micros.clone();
        Arrays.sort(sorted);
        return sorted[(sorted.length - 1) / 2];
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    private static Duration duration(long micros) {
        return Duration.ofNanos(micros * 1_000);
    }
}

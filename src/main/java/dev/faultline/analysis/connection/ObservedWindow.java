// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.DependencyPlaces;
import dev.faultline.connections.ReadSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What is known of the app's connections around a window.
 *
 * @param from the start of the window
 * @param to its end
 * @param firstError when the first error came
 * @param others other windows of errors: what was then is not usual
 * @param runs those from {@link #BEFORE} before the window to its end
 * @param spans when they were read in that time
 * @param places where the dependencies are, and the app's own routes
 */
public record ObservedWindow(
        Instant from,
        Instant to,
        Instant firstError,
        List<JudgedWindow> others,
        List<ConnectionRun> runs,
        List<ReadSpan> spans,
        DependencyPlaces places) {

    /** What was in that time before the window is what is usual. */
    public static final Duration BEFORE = Duration.ofHours(1);

    /** Longer windows are not judged by connections: they are steady in none of them. */
    public static final Duration LONGEST = Duration.ofHours(6);

    private static final Duration AROUND_ERRORS = Duration.ofSeconds(15);

    public ObservedWindow {
        others = List.copyOf(others);
        runs = List.copyOf(runs);
        spans = List.copyOf(spans);
    }

    /** Whether it lies in no other window of errors, nor shortly before or after one. */
    boolean isUsual(Instant at) {
        return others.stream()
                .noneMatch(each -> at.isAfter(each.from().minus(AROUND_ERRORS))
                        && at.isBefore(each.to().plus(AROUND_ERRORS)));
    }

    /** Whether the run was in the window, or up to so long before it. */
    boolean touches(ConnectionRun run, Duration before) {
        return !run.from().isAfter(to) && !run.to().isBefore(from.minus(before));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import java.time.Duration;
import java.time.Instant;

/** Estimates how many of the app's error lines Faultline's own checks of routes caused: the app log cannot leave these out. */
final class OwnRequests {

    private OwnRequests() {}

    /**
     * The share of our failed checks among all failed requests, applied to the lines; where nobody counts the requests of
     * users, one line for each of our failed checks.
     *
     * @param lines how many error lines there are
     * @param errors how many requests of users failed, as far as they are counted
     */
    static long among(long lines, long errors, ReportInput facts) {
        var own = facts.routes().stream()
                .flatMap(route -> route
                        .timeline()
                        .runs(facts.window().from(), facts.window().to())
                        .stream())
                .filter(run -> run.status() == Status.DOWN)
                .mapToDouble(
                        run -> checks(run, facts.window().from(), facts.window().to()))
                .sum();
        if (own == 0) {
            return 0;
        }
        return Math.min(lines, Math.round(errors == 0 ? own : lines * own / (own + errors)));
    }

    /** How many of its observations began in the window, were they evenly apart. */
    private static double checks(Run run, Instant from, Instant to) {
        if (run.count() == 1) {
            return run.firstStart().isBefore(from) || run.firstStart().isAfter(to) ? 0 : 1;
        }
        var step = Duration.between(run.firstStart(), run.lastStart()).toMillis() / (double) (run.count() - 1);
        var first =
                Math.max(0, Math.ceil(Duration.between(run.firstStart(), from).toMillis() / step));
        var last = Math.min(
                run.count() - 1.0,
                Math.floor(Duration.between(run.firstStart(), to).toMillis() / step));
        return Math.max(0, last - first + 1);
    }
}

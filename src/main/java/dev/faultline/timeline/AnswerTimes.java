// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long the observations of runs that were UP or DEGRADED took.
 *
 * @param count how many there were
 * @param nanos how long they took together
 */
record AnswerTimes(long count, long nanos) {

    static final AnswerTimes NONE = new AnswerTimes(0, 0);

    /**
     * Those of the first so many of the runs that these are of, and of the given ones behind them; costs what is dropped and
     * added.
     */
    AnswerTimes next(List<Run> runs, int kept, List<Run> added) {
        return plus(runs.subList(kept, runs.size()), -1).plus(added, 1);
    }

    private AnswerTimes plus(List<Run> runs, int sign) {
        var all = count;
        var sum = nanos;
        for (var run : runs) {
            if (run.status().isAnswer()) {
                all += sign * run.count();
                sum += sign * run.latency().total().toNanos();
            }
        }
        return new AnswerTimes(all, sum);
    }

    Optional<Duration> mean() {
        return count == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(nanos / count));
    }
}

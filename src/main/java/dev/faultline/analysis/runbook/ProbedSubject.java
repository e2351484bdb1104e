// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Status;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.Timeline;
import java.time.Instant;
import java.util.Optional;

/**
 * A dependency, or a route of the app, with what was seen of it.
 *
 * @param dependency which
 * @param timeline from before the window to the present
 */
public record ProbedSubject(Dependency dependency, Timeline timeline) {

    String name() {
        return dependency.name();
    }

    /** The latest look that started after the given instant and could tell anything, as part of its run. */
    Optional<Run> lastAfter(Instant instant) {
        var runs = timeline.runs();
        for (var i = runs.size() - 1; i >= 0 && runs.get(i).lastStart().isAfter(instant); i--) {
            if (runs.get(i).status() != Status.UNKNOWN) {
                return Optional.of(runs.get(i));
            }
        }
        return Optional.empty();
    }

    /** The latest look that could tell anything, as part of its run. */
    Optional<Run> last() {
        return lastAfter(Instant.MIN);
    }
}

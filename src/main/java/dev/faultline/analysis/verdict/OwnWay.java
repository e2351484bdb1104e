// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.ObserverName;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.Timeline;
import java.util.List;
import java.util.Optional;

/**
 * This instance's own way to a dependency that is probed by many in turn. What others observed proves how the dependency was; it
 * never clears the way from here.
 */
final class OwnWay {

    private OwnWay() {}

    /** Who observed it instead, where what this instance observed itself leaves more of the errors open than may be. */
    static Optional<String> unknownBut(JudgingContext context, Timeline timeline, ErrorPattern errors) {
        var runs = timeline.runs(context.reachStart(), context.reachEnd());
        var taken = runs.stream().filter(Run::isTaken).toList();
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        var own = runs.stream().filter(run -> !run.isTaken()).toList();
        return covers(context, own, errors)
                ? Optional.empty()
                : Optional.of(ObserverName.of(taken.get(taken.size() - 1)));
    }

    private static boolean covers(JudgingContext context, List<Run> own, ErrorPattern errors) {
        var unknown = Timeline.of(own).uncertain(context.reachStart(), context.reachEnd());
        return errors.largest(unknown, context.maxLag()) <= FindingRules.LARGEST_UNCERTAIN + ErrorDistribution.EPSILON;
    }
}

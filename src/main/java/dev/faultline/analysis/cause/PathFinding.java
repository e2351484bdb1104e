// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.changes.paths.PathAlteration;
import dev.faultline.changes.paths.PathAppearance;
import dev.faultline.changes.paths.PathHistory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is found of something in the pod itself.
 *
 * @param judged what its probe found
 * @param altered how it looked another way in the window than when it worked before, if that came about in reach of it
 * @param outOfInodes how it looked in the window without inodes
 */
public record PathFinding(
        DependencyVerdict judged, Optional<PathAlteration> altered, Optional<PathAppearance> outOfInodes) {

    private static final Set<Finding> UNRELATED = Set.of(Finding.FAILED_BUT_UNRELATED, Finding.NOT_OBSERVED);

    /**
     * @param history how its path looked, if it has one that is watched
     * @param reach the earliest instant at which a cause may lie
     * @param from the window's start
     * @param to its end
     */
    public static PathFinding of(
            DependencyVerdict judged, Optional<PathHistory> history, Instant reach, Instant from, Instant to) {
        var isRelated = !UNRELATED.contains(judged.finding());
        return new PathFinding(
                judged,
                history.flatMap(known -> known.effect(reach, from, to)),
                // Not of what has failed for long, which has nothing to do with it.
                history.filter(known -> isRelated).flatMap(known -> known.outOfInodes(from, to)));
    }

    /** Whether it points at a cause. */
    public boolean isFound() {
        return judged.finding().isRelatedFailure() || altered.isPresent() || outOfInodes.isPresent();
    }

    public String name() {
        return judged.dependency().name();
    }
}

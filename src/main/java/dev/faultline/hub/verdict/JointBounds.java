// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * When something changed for all: many who look at different times see it more sharply than one.
 *
 * @param earliest not before this; absent if nobody observed anything before
 * @param latest not after this; absent if nobody observed anything after
 * @param together whether all bounds have a common part, which these then are; else the first and the last of all
 */
public record JointBounds(Optional<Instant> earliest, Optional<Instant> latest, boolean together) {

    /** Those of all of them, each give or take so much; absent for none. */
    static Optional<JointBounds> of(List<InstantBounds> bounds, List<Duration> uncertainties) {
        if (bounds.isEmpty()) {
            return Optional.empty();
        }
        var starts = new ArrayList<Instant>();
        var ends = new ArrayList<Instant>();
        for (var i = 0; i < bounds.size(); i++) {
            var give = uncertainties.get(i);
            bounds.get(i).earliest().ifPresent(start -> starts.add(start.minus(give)));
            bounds.get(i).latest().ifPresent(end -> ends.add(end.plus(give)));
        }
        var last = best(starts, (one, other) -> one.isAfter(other) ? one : other);
        var first = best(ends, (one, other) -> one.isBefore(other) ? one : other);
        var isTogether = last.isEmpty() || first.isEmpty() || !last.get().isAfter(first.get());
        return Optional.of(
                isTogether
                        ? new JointBounds(last, first, true)
                        : new JointBounds(
                                best(starts, (one, other) -> one.isBefore(other) ? one : other),
                                best(ends, (one, other) -> one.isAfter(other) ? one : other),
                                false));
    }

    private static Optional<Instant> best(List<Instant> instants, BinaryOperator<Instant> better) {
        return instants.stream().reduce(better);
    }
}

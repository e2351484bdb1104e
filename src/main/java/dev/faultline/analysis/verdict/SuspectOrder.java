// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The order of suspicion: by score, but for what is known of how failures hang together. What all others go through comes
 * before them, and of those that failed one after the other, within a largest lag before the first error, the first.
 */
final class SuspectOrder {

    /** One that explains less than this share of what another does cannot have brought that about. */
    private static final double AS_MUCH = 0.9;

    /** One whose score is a smaller share of another's does not come before it for having failed first. */
    private static final double COMPARABLE = 0.7;

    private final JudgingContext context;
    /** The names of those behind one place of which everything failed. */
    private final Set<String> behindOnePlace;

    private SuspectOrder(JudgingContext context, List<RankedDependency> judged) {
        this.context = context;
        this.behindOnePlace = CommonCause.behindFailedPlaces(judged);
    }

    static List<RankedDependency> of(JudgingContext context, List<RankedDependency> judged) {
        var rest = new ArrayList<>(
                judged.stream().sorted(RankedDependency.BY_SUSPICION).toList());
        var order = new SuspectOrder(context, judged);
        var ordered = new ArrayList<RankedDependency>();
        while (!rest.isEmpty()) {
            var next = order.first(rest);
            rest.removeIf(each -> each == next);
            ordered.add(next);
        }
        return List.copyOf(ordered);
    }

    /** The first of the rest, unless another one has to come before it; and so on. */
    private RankedDependency first(List<RankedDependency> rest) {
        var passed = new ArrayList<RankedDependency>();
        var first = rest.get(0);
        while (true) {
            var next = first;
            passed.add(first);
            var before = rest.stream()
                    .filter(each -> comesBefore(each, next) && passed.stream().noneMatch(one -> one == each))
                    .findFirst();
            if (before.isEmpty()) {
                return first;
            }
            first = before.get();
        }
    }

    private boolean comesBefore(RankedDependency one, RankedDependency other) {
        if (!one.isSuspect() || !other.isSuspect()) {
            return false;
        }
        if (CommonCause.isWayTo(one, other) || CommonCause.isWayTo(other, one)) {
            return CommonCause.isWayTo(one, other);
        }
        return explainsAsMuch(one, other) && (sharesItsFailure(one, other) || failedBefore(one, other));
    }

    private static boolean explainsAsMuch(RankedDependency one, RankedDependency other) {
        return one.verdict().score().total()
                        >= COMPARABLE * other.verdict().score().total()
                && one.verdict().explained() >= AS_MUCH * other.verdict().explained()
                && one.measured().shares().unlagged()
                        >= AS_MUCH * other.measured().shares().unlagged();
    }

    private boolean sharesItsFailure(RankedDependency one, RankedDependency other) {
        return behindOnePlace.contains(one.name()) && !behindOnePlace.contains(other.name());
    }

    private boolean failedBefore(RankedDependency one, RankedDependency other) {
        var latest = onset(one).flatMap(InstantBounds::latest).filter(this::isClose);
        return latest.isPresent()
                && behindOnePlace.contains(one.name()) == behindOnePlace.contains(other.name())
                && latest.get().isBefore(earliest(other));
    }

    private boolean isClose(Instant onset) {
        return !onset.isBefore(context.reachStart());
    }

    private static Instant earliest(RankedDependency judged) {
        return onset(judged).flatMap(InstantBounds::earliest).orElse(Instant.MIN);
    }

    private static Optional<InstantBounds> onset(RankedDependency judged) {
        return FailureReason.longest(judged.measured().episodes()).map(Episode::onset);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.timeline.SegmentState;
import java.time.Duration;
import java.util.List;

/**
 * Whether a dependency alternates: for at least half of those that it failed for it failed more than once and was up in
 * between, and each of two reached it while it failed for the other. So do parts behind one name that are asked in turn.
 */
final class Alternation {

    private static final int MOST_COMPARED = 12;

    private Alternation() {}

    static boolean of(List<InstanceView> views, FailingSpan reach) {
        // Those that take turns never check at one time, so none of them contradicts another.
        if (views.stream().anyMatch(InstanceView::shared)) {
            return false;
        }
        var failed = views.stream().filter(InstanceView::failed).toList();
        var repeated = failed.stream()
                .filter(view -> view.failing().stream()
                                .filter(span -> span.within(reach).isPresent())
                                .count()
                        > 1)
                .toList();
        if (repeated.size() < 2 || 2 * repeated.size() < failed.size()) {
            return false;
        }
        var compared = repeated.subList(0, Math.min(MOST_COMPARED, repeated.size()));
        return compared.stream()
                .anyMatch(one -> compared.stream()
                        .anyMatch(other ->
                                other != one && contradicts(one, other, reach) && contradicts(other, one, reach)));
    }

    /** Whether the other one certainly reached it at some instant at which it certainly failed for the one. */
    private static boolean contradicts(InstanceView one, InstanceView other, FailingSpan reach) {
        var give = one.uncertainty().plus(other.uncertainty());
        return one.failing().stream()
                .flatMap(span -> span.within(reach).stream())
                .flatMap(span -> other.timeline().segments(span.from(), span.to()).stream())
                .anyMatch(each -> each.state() == SegmentState.UP
                        && Duration.between(each.from(), each.to()).compareTo(give) > 0);
    }
}

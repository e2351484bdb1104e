// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.timeline.Episode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The failure that most instances had in common: from the first instant on at which it certainly failed for more than half
 * of those that it failed for at any time. What was over for one of them before, such as a way that was cut for a moment, is
 * another failure, and says nothing of when this one began.
 *
 * @param begun that instant; absent if there is none, so that every episode counts
 */
record CommonFailure(Optional<Instant> begun) {

    static CommonFailure of(List<InstanceView> failed) {
        return new CommonFailure(failed.stream()
                .flatMap(view -> view.failing().stream())
                .map(FailingSpan::from)
                .sorted()
                .filter(at -> isOfMost(failed, at))
                .findFirst());
    }

    private static boolean isOfMost(List<InstanceView> failed, Instant at) {
        var then = failed.stream()
                .filter(view -> view.failing().stream().anyMatch(span -> has(span, at)))
                .count();
        return 2 * then > failed.size();
    }

    private static boolean has(FailingSpan span, Instant at) {
        return !span.from().isAfter(at) && !span.to().isBefore(at);
    }

    /** The episodes of one of them that were not over before; the last one, if all were. */
    List<Episode> episodes(InstanceView view) {
        var all = view.episodes();
        var since = all.stream()
                .filter(each -> begun.isEmpty() || !isOverBefore(each, begun.get()))
                .toList();
        return since.isEmpty() ? all.stream().skip(Math.max(0, all.size() - 1L)).toList() : since;
    }

    private static boolean isOverBefore(Episode episode, Instant instant) {
        return Stream.of(episode.recovery().flatMap(bounds -> bounds.earliest()))
                .flatMap(Optional::stream)
                .anyMatch(earliest -> earliest.isBefore(instant));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.NoteWording;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** That everything outside the pod failed at once and in one way, and so for a reason that it shares. */
final class FailedAtOnce {

    private FailedAtOnce() {}

    /** The note on it; absent if not all that lies outside the pod failed at once and alike. */
    static Optional<String> note(JudgingContext context, List<RankedDependency> judged) {
        var remote = judged.stream().filter(CommonCause::isRemote).toList();
        var failed = remote.stream().filter(RankedDependency::isSuspect).toList();
        var spared = remote.stream()
                .anyMatch(each -> !each.isSuspect() && !each.finding().isOpen());
        if (failed.size() < 2 || spared || !areAtOnce(context, failed) || areOverInPart(context, failed)) {
            return Optional.empty();
        }
        var classes = failed.stream().map(CommonCause::failure).distinct().toList();
        return classes.size() > 1
                ? Optional.empty()
                : Optional.of(NoteWording.allFailedAtOnce(
                        failed.size(), classes.get(0).label()));
    }

    /** Whether one instant lies within the bounds of all their onsets. */
    private static boolean areAtOnce(JudgingContext context, List<RankedDependency> failed) {
        var onsets = failed.stream()
                .flatMap(each -> main(each).map(Episode::onset).stream())
                .toList();
        var latest = onsets.stream()
                .flatMap(onset -> onset.latest().stream())
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
        return onsets.stream()
                .map(InstantBounds::earliest)
                .flatMap(Optional::stream)
                .allMatch(earliest -> !earliest.isAfter(
                        latest.equals(Instant.MAX)
                                ? latest
                                : latest.plus(context.question().tolerance())));
    }

    /** Whether some were over before the window, and so are no part of what lasted into it. */
    private static boolean areOverInPart(JudgingContext context, List<RankedDependency> failed) {
        var over = failed.stream()
                .filter(each -> main(each)
                        .flatMap(Episode::recovery)
                        .flatMap(InstantBounds::latest)
                        .filter(up -> up.toEpochMilli() < context.from())
                        .isPresent())
                .count();
        return over > 0 && over < failed.size();
    }

    private static Optional<Episode> main(RankedDependency judged) {
        return FailureReason.longest(judged.verdict().episodes());
    }
}

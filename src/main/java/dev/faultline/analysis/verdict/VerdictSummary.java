// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.FindingWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The whole answer in a sentence or two. It says what coincides, never what causes. */
final class VerdictSummary {

    private static final int NAMED = 4;

    private VerdictSummary() {}

    static String of(
            JudgingContext context,
            VerdictAnswer answer,
            List<RankedDependency> judged,
            boolean anyConfigured,
            List<Change> changes) {
        if (judged.isEmpty()) {
            return anyConfigured ? VerdictWording.noDependencyOfRoute() : VerdictWording.noDependency();
        }
        return switch (answer) {
            case COINCIDES -> coincides(context, judged);
            case PARTLY_COINCIDES -> partly(context, judged);
            case DOES_NOT_COINCIDE -> doesNot(context, judged, changes);
            case INCONCLUSIVE -> inconclusive(judged);
        };
    }

    private static String coincides(JudgingContext context, List<RankedDependency> judged) {
        var suspects = judged.stream()
                .filter(RankedDependency::isSuspect)
                .sorted(Comparator.comparing(
                        (RankedDependency each) -> each.verdict().explained() < 0.5 - ErrorDistribution.EPSILON))
                .toList();
        return failed(context, suspects.get(0)) + onset(context, suspects.get(0)) + "." + also(context, suspects);
    }

    private static String partly(JudgingContext context, List<RankedDependency> judged) {
        var suspects = judged.stream().filter(RankedDependency::isSuspect).toList();
        return failed(context, suspects.get(0))
                + onset(context, suspects.get(0))
                + VerdictWording.lessThanHalf(context.hasErrors())
                + also(context, suspects)
                + open(judged);
    }

    private static String failed(JudgingContext context, RankedDependency judged) {
        var lag = judged.verdict().lag();
        return VerdictWording.failed(
                        judged.name(),
                        judged.finding() == Finding.FAILED,
                        FindingReason.share(context, judged.verdict().explained()))
                + (lag.isZero() ? "" : FindingWording.lag(lag));
    }

    private static String onset(JudgingContext context, RankedDependency judged) {
        var opened = context.question().window().from();
        return first(context, judged).map(episode -> from(episode, opened)).orElse("");
    }

    /** The first that may have lasted in the window, at the lag it is taken at; earlier ones in reach were over by then. */
    private static Optional<Episode> first(JudgingContext context, RankedDependency judged) {
        var question = context.question();
        var shift = judged.verdict().lag();
        var from = question.window().from().minus(shift).minus(question.tolerance());
        var to = question.window().to().minus(shift).plus(question.tolerance());
        var episodes = judged.verdict().episodes();
        return episodes.stream()
                .filter(episode -> mayHaveLastedIn(episode, from, to))
                .findFirst()
                .or(() -> episodes.stream().findFirst());
    }

    private static boolean mayHaveLastedIn(Episode episode, Instant from, Instant to) {
        var start = episode.onset().earliest().or(() -> episode.onset().latest());
        var end = episode.recovery().flatMap(InstantBounds::latest);
        return start.filter(to::isBefore).isEmpty() && end.filter(from::isAfter).isEmpty();
    }

    private static String from(Episode episode, Instant opened) {
        var earliest = episode.onset().earliest();
        if (earliest.isEmpty()) {
            return VerdictWording.alreadyFailing();
        }
        return earliest.get().isBefore(opened)
                ? VerdictWording.beforeOpening(Duration.between(earliest.get(), opened))
                : VerdictWording.onset(FindingWording.onset(FindingReason.between(episode.onset(), opened)));
    }

    private static String also(JudgingContext context, List<RankedDependency> suspects) {
        var others = suspects.stream()
                .skip(1)
                .limit(NAMED)
                .map(each -> VerdictWording.alsoFailing(
                        each.name(), FindingReason.share(context, each.verdict().explained())))
                .toList();
        return others.isEmpty() ? "" : VerdictWording.alsoFailing(others);
    }

    private static String open(List<RankedDependency> judged) {
        var open = names(judged, each -> each.finding().isOpen());
        return open.isEmpty() ? "" : VerdictWording.unknownState(open);
    }

    private static String doesNot(JudgingContext context, List<RankedDependency> judged, List<Change> changes) {
        return VerdictWording.doesNotCoincide(
                names(judged, each -> each.finding() == Finding.CLEARED),
                names(judged, each -> each.finding() == Finding.FAILED_BUT_UNRELATED),
                changes(context, changes));
    }

    private static String changes(JudgingContext context, List<Change> changes) {
        var opened = context.question().window().from();
        return changes.stream()
                .filter(change -> !change.at().isAfter(opened))
                .findFirst()
                .map(change ->
                        VerdictWording.checkChange(ChangeWording.title(change), Duration.between(change.at(), opened)))
                .orElseGet(VerdictWording::checkChanges);
    }

    private static String inconclusive(List<RankedDependency> judged) {
        var suspects = names(judged, RankedDependency::isSuspect);
        if (!suspects.isEmpty()) {
            return VerdictWording.commonAmongMany(suspects);
        }
        var open = judged.stream().filter(each -> each.finding().isOpen()).toList();
        return VerdictWording.inconclusive(
                        names(open, each -> each.finding() == Finding.MAY_HAVE_FAILED),
                        names(open, each -> each.finding() == Finding.NOT_OBSERVED))
                + (open.size() == 1 ? " " + open.get(0).verdict().why() : "");
    }

    private static List<String> names(List<RankedDependency> judged, Predicate<RankedDependency> which) {
        return judged.stream().filter(which).map(RankedDependency::name).toList();
    }
}

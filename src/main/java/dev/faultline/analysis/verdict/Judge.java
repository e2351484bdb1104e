// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.changes.Change;
import dev.faultline.dependency.DependencyKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Judges an error window. Pure, without state, thread-safe. */
public final class Judge {

    /** A dependency that explains so much of the window coincides with it. */
    private static final double HALF = 0.5;

    /** How far before the window changes are relevant; what is older is not what a responder looks for first. */
    public static final Duration CHANGES_BEFORE = Duration.ofDays(1);

    /** The verdict, before its causes are ranked; the order of the evidence and of the changes does not matter. */
    public Verdict judge(
            VerdictQuestion question, Collection<DependencyEvidence> evidence, Collection<Change> changes) {
        var window = question.window();
        var context = JudgingContext.of(question);
        var judged = SuspectOrder.of(
                context,
                ranked(
                        context,
                        evidence.stream()
                                .filter(each -> each.dependency().couldMatterTo(window.route()))
                                .toList()));
        var answer = answer(judged);
        var relevant = relevant(window, changes);
        return new Verdict(
                window,
                answer,
                "",
                judged.stream()
                        .filter(RankedDependency::isSuspect)
                        .map(RankedDependency::name)
                        .toList(),
                judged.stream().map(RankedDependency::verdict).toList(),
                relevant,
                VerdictNotes.of(context, judged, relevant));
    }

    private static List<RankedDependency> ranked(JudgingContext context, List<DependencyEvidence> evidence) {
        var chances = new CoincidenceChance(context);
        var measured = evidence.stream()
                .map(each -> DependencyMeasurements.of(context, chances, each))
                .toList();
        var findings =
                measured.stream().map(each -> FindingRules.of(context, each)).toList();
        var suspects = IntStream.range(0, measured.size())
                .filter(i -> findings.get(i).isRelatedFailure()
                        && explainsHalf(measured.get(i).shares().explained()))
                .boxed()
                .toList();
        var amongAll = new ChanceAmongMany(chances, measured)
                .of(suspects.stream().map(measured::get).toList());
        return IntStream.range(0, measured.size())
                .mapToObj(i -> RankedDependency.of(
                        context,
                        measured.get(i),
                        findings.get(i),
                        suspects.contains(i) ? amongAll.get(suspects.indexOf(i)) : OptionalDouble.empty()))
                .toList();
    }

    static boolean explainsHalf(double explained) {
        return explained >= HALF - ErrorDistribution.EPSILON;
    }

    private static VerdictAnswer answer(List<RankedDependency> judged) {
        var suspects = judged.stream().filter(RankedDependency::isSuspect).toList();
        var halves = suspects.stream()
                .filter(each -> explainsHalf(each.verdict().explained()))
                .toList();
        if (halves.stream().anyMatch(each -> !each.isCommonAmongAll())) {
            return VerdictAnswer.COINCIDES;
        }
        if (!halves.isEmpty()) {
            return VerdictAnswer.INCONCLUSIVE;
        }
        if (!suspects.isEmpty()) {
            return VerdictAnswer.PARTLY_COINCIDES;
        }
        return judged.stream().anyMatch(each -> leavesOpen(each, judged)) || judged.isEmpty()
                ? VerdictAnswer.INCONCLUSIVE
                : VerdictAnswer.DOES_NOT_COINCIDE;
    }

    /**
     * Whether the answer is open because of this one. Of the pod's network it need not be known as such: what went over it
     * to the others is known from them.
     */
    private static boolean leavesOpen(RankedDependency judged, List<RankedDependency> all) {
        var isTheWayToOthers = judged.dependency().kind().equals(DependencyKind.NETWORK) && all.size() > 1;
        return judged.finding().isOpen() && !isTheWayToOthers;
    }

    private static List<Change> relevant(JudgedWindow window, Collection<Change> changes) {
        var earliest = window.from().minus(CHANGES_BEFORE);
        return changes.stream()
                .filter(change ->
                        !change.at().isBefore(earliest) && !change.at().isAfter(window.to()))
                .sorted(Comparator.comparing(Change::at)
                        .reversed()
                        .thenComparing(Change::kind)
                        .thenComparing(Change::subject)
                        .thenComparing(Change::version)
                        .thenComparing(Change::message))
                .toList();
    }
}

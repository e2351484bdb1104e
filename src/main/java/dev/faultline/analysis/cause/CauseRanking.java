// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.cause.RankedCause.MadeChange;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.changes.ChangeRanking;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.RankedChange.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ranks what may have caused the errors, and names it: the one place in which verdict and report get their answer. Pure.
 *
 * <p>First come failures that explain at least half and lasted into the window, then the changes that are likely, then what the
 * paths look like, then failures that explain less or were over before. One is named alone only if no other of its rank
 * scores over {@value ChangeRanking#RIVAL} of it; of failures the one that certainly began first is named, and the others are told
 * as following it. A failure that began after the errors did, and explains under half, is never named as their cause.
 */
public final class CauseRanking {

    private final CauseEvidence evidence;
    private final ErrorTimes errors;
    private final RankedFailures failures;
    private final List<RankedChange> likely;
    private final Optional<String> unwatched;

    private CauseRanking(CauseEvidence evidence) {
        this.evidence = evidence;
        this.errors = ErrorTimes.of(evidence.question());
        this.failures = new RankedFailures(evidence, errors);
        this.likely = evidence.around().noneFailed()
                        || evidence.around().unknownRoute().isPresent()
                ? List.of()
                : DistinctChanges.of(evidence.changes()).stream()
                        .filter(RankedChange::isLikely)
                        .toList();
        this.unwatched = UnwatchedPlace.in(
                evidence.question().errors(),
                evidence.verdict().dependencies().stream()
                        .map(DependencyVerdict::dependency)
                        .toList());
    }

    /** What the evidence comes to. */
    public static CauseConclusion of(CauseEvidence evidence) {
        return new CauseRanking(evidence).conclusion();
    }

    private CauseConclusion conclusion() {
        var leading = leading();
        var triggers = triggers(leading);
        var known = new CauseConclusion(
                answer(),
                leading,
                triggers,
                possible(leading, triggers),
                failures.services()
                        .filter(failures::isLate)
                        .map(each -> each.found().dependency().name())
                        .toList(),
                new CauseCircumstances(
                        evidence.around().noneFailed(),
                        unwatched,
                        evidence.around().unknownRoute(),
                        evidence.around().load(),
                        evidence.around().connections(),
                        List.of()),
                AppsView.NONE,
                List.of());
        return known.saying(new CauseSentences(evidence, errors, known).all());
    }

    /**
     * An error line that names what nothing watches takes away the right to say that no dependency failed, and so does certain
     * trouble with the app's connections there. Of a route that nothing knows of nothing can be said, for it is likely to be a
     * slip.
     */
    private VerdictAnswer answer() {
        var answer = evidence.verdict().answer();
        return evidence.around().unknownRoute().isPresent()
                        || answer == VerdictAnswer.DOES_NOT_COINCIDE && hasUnwatchedTrouble()
                ? VerdictAnswer.INCONCLUSIVE
                : answer;
    }

    private boolean hasUnwatchedTrouble() {
        return unwatched.isPresent()
                || !evidence.around().connections().troubles().isEmpty();
    }

    private List<RankedCause> leading() {
        var strong = failures.all()
                .filter(each -> failures.isStrong(each, likely.size() == 1))
                .toList();
        if (evidence.around().unknownRoute().isPresent() || evidence.verdict().answer() == VerdictAnswer.INCONCLUSIVE) {
            return List.copyOf(likely.stream().<RankedCause>map(MadeChange::new).toList());
        }
        if (!strong.isEmpty()) {
            return List.of(failures.shared(strong).or(failures::resolver).orElseGet(() -> failures.first(strong)));
        }
        if (!likely.isEmpty()) {
            return withRivals();
        }
        var altered = failures.local()
                .filter(each -> each.found().isFound()
                        && !each.found().judged().finding().isRelatedFailure())
                .findFirst();
        if (altered.isPresent()) {
            return List.of(altered.get());
        }
        return failures.all().filter(failures::mayHaveBegunIt).limit(1).toList();
    }

    /** The likely changes, with a lesser failure that scores as much as the best of them. */
    private List<RankedCause> withRivals() {
        var best = likely.get(0).score();
        var rivals = failures.all()
                .filter(each -> failures.mayHaveBegunIt(each)
                        && failures.span(each).overBefore().isEmpty())
                .filter(each -> ChangeRanking.isRival(each.score(), best));
        return Stream.concat(likely.stream().<RankedCause>map(MadeChange::new), rivals)
                .toList();
    }

    private List<RankedChange> triggers(List<RankedCause> leading) {
        if (evidence.around().noneFailed()
                || leading.isEmpty()
                || leading.stream().anyMatch(MadeChange.class::isInstance)) {
            return List.of();
        }
        var failure = RankedCause.asSuspect(leading.get(0).failed(), evidence.question());
        return DistinctChanges.of(evidence.changes()).stream()
                .filter(each -> each.standing() == Standing.LIKELY || each.standing() == Standing.POSSIBLE)
                .filter(each -> failure.mayBeDueTo(each.change()))
                .toList();
    }

    private List<RankedChange> possible(List<RankedCause> leading, List<RankedChange> triggers) {
        if (evidence.around().noneFailed()) {
            return List.of();
        }
        var told = new ArrayList<RankedChange>(triggers);
        leading.stream()
                .filter(MadeChange.class::isInstance)
                .map(each -> ((MadeChange) each).ranked())
                .forEach(told::add);
        return DistinctChanges.of(evidence.changes()).stream()
                .filter(each -> each.standing() == Standing.POSSIBLE || each.isLikely())
                .filter(each -> !told.contains(each))
                .toList();
    }
}

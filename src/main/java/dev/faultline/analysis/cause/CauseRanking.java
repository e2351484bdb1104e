// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.cause.RankedCause.FailedLocally;
import dev.faultline.analysis.cause.RankedCause.FailedService;
import dev.faultline.analysis.cause.RankedCause.MadeChange;
import dev.faultline.analysis.cause.RankedCause.SharedFault;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.changes.ChangeRanking;
import dev.faultline.changes.FailedDependency;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.RankedChange.Standing;
import java.util.ArrayList;
import java.util.Comparator;
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

    /** So many times the requests of the hour before are a load that slows everything down. */
    static final double LOAD = 3;

    private static final double DEGRADED = 0.9;

    private final CauseEvidence evidence;
    private final ErrorTimes errors;
    private final List<RankedChange> likely;
    private final Optional<String> unwatched;

    private CauseRanking(CauseEvidence evidence) {
        this.evidence = evidence;
        this.errors = ErrorTimes.of(evidence.question());
        this.likely = evidence.around().noneFailed()
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
                services()
                        .filter(this::isLate)
                        .map(each -> each.failed().dependency().name())
                        .toList(),
                evidence.around().noneFailed(),
                unwatched,
                evidence.around().load(),
                List.of());
        return new CauseConclusion(
                known.answer(),
                known.leading(),
                known.triggers(),
                known.possible(),
                known.lateOnly(),
                known.noneFailed(),
                known.unwatched(),
                known.load(),
                new CauseSentences(evidence, errors, known).all());
    }

    /** An error line that names what nothing watches takes away the right to say that no dependency failed. */
    private VerdictAnswer answer() {
        var answer = evidence.verdict().answer();
        return answer == VerdictAnswer.DOES_NOT_COINCIDE && unwatched.isPresent() ? VerdictAnswer.INCONCLUSIVE : answer;
    }

    private List<RankedCause> leading() {
        var strong = failures().filter(each -> isStrong(each)).toList();
        if (evidence.verdict().answer() == VerdictAnswer.INCONCLUSIVE) {
            return List.copyOf(likely.stream().<RankedCause>map(MadeChange::new).toList());
        }
        if (!strong.isEmpty()) {
            return List.of(shared(strong).orElseGet(() -> first(strong)));
        }
        if (!likely.isEmpty()) {
            return withRivals();
        }
        var altered = local().filter(each -> each.found().isFound()
                        && !each.found().judged().finding().isRelatedFailure())
                .findFirst();
        if (altered.isPresent()) {
            return List.of(altered.get());
        }
        return failures()
                .filter(each -> !isLate(each) && !isLoad(each))
                .<RankedCause>map(each -> each)
                .limit(1)
                .toList();
    }

    /** The likely changes, with a lesser failure that scores as much as the best of them. */
    private List<RankedCause> withRivals() {
        var best = likely.get(0).score();
        var rivals = failures()
                .filter(each -> !isLate(each)
                        && !isLoad(each)
                        && span(each).overBefore().isEmpty())
                .filter(each -> ChangeRanking.isRival(each.score(), best));
        return Stream.concat(likely.stream().<RankedCause>map(MadeChange::new), rivals)
                .toList();
    }

    /** Those of services and in the pod, by score. */
    private Stream<RankedCause> failures() {
        return Stream.<RankedCause>concat(
                        services(),
                        local().filter(each -> each.found().judged().finding().isRelatedFailure()))
                .sorted(Comparator.comparingDouble(RankedCause::score).reversed());
    }

    private Stream<FailedService> services() {
        return evidence.judged().stream()
                .filter(each ->
                        !each.dependency().kind().isLocal() && each.finding().isRelatedFailure())
                .map(each -> new FailedService(each, score(each)));
    }

    private Stream<FailedLocally> local() {
        var question = evidence.question();
        var window = question.window();
        return evidence.judged().stream()
                .filter(each -> each.dependency().kind().isLocal())
                .map(each -> PathFinding.of(
                        each,
                        Optional.ofNullable(
                                evidence.paths().get(each.dependency().name())),
                        window.from().minus(question.maxLag()),
                        window.from(),
                        window.to()))
                .map(each -> new FailedLocally(each, score(each.judged())));
    }

    private static double score(DependencyVerdict each) {
        var status = each.finding() == Finding.DEGRADED ? DEGRADED : 1;
        return each.explained() * FailureSpan.worth(each.lag()) * status;
    }

    private FailureSpan span(RankedCause cause) {
        return new FailureSpan(failed(cause), evidence.question(), errors);
    }

    static DependencyVerdict failed(RankedCause cause) {
        if (cause instanceof FailedService service) {
            return service.failed();
        }
        if (cause instanceof FailedLocally local) {
            return local.found().judged();
        }
        throw new IllegalArgumentException("no failure: " + cause);
    }

    private boolean isStrong(RankedCause cause) {
        return span(cause).explainsHalf()
                && !isLoad(cause)
                && (likely.size() != 1 || span(cause).overBefore().isEmpty());
    }

    private boolean isLate(RankedCause cause) {
        return !span(cause).explainsHalf() && span(cause).beganAfterErrors();
    }

    /** Whether it was only slow, while there was far more to do than usual. */
    private boolean isLoad(RankedCause cause) {
        return failed(cause).finding() == Finding.DEGRADED && evidence.around().load() >= LOAD;
    }

    /** What the failed ones share, if the verdict found that they do. */
    private Optional<RankedCause> shared(List<RankedCause> strong) {
        return SharedFailure.of(evidence.verdict())
                .filter(failed -> strong.stream().anyMatch(each -> failed.contains(failed(each))))
                .map(failed -> new SharedFault(failed, strong.get(0).score()));
    }

    /** The best, or the one that certainly began to fail before it, and not much before the errors. */
    private RankedCause first(List<RankedCause> strong) {
        var best = strong.get(0);
        var question = evidence.question();
        var reach = errors.first().minus(question.maxLag()).minus(question.tolerance());
        var first = best;
        for (var each : strong) {
            var isClose =
                    span(each).onset().filter(start -> !start.isBefore(reach)).isPresent();
            if (ChangeRanking.isRival(each.score(), best.score())
                    && isClose
                    && span(each).precedes(span(first))) {
                first = each;
            }
        }
        return first;
    }

    private List<RankedChange> triggers(List<RankedCause> leading) {
        if (evidence.around().noneFailed()
                || leading.isEmpty()
                || leading.stream().anyMatch(MadeChange.class::isInstance)) {
            return List.of();
        }
        var onset = onset(leading.get(0));
        return DistinctChanges.of(evidence.changes()).stream()
                .filter(each -> each.standing() == Standing.LIKELY || each.standing() == Standing.POSSIBLE)
                .filter(each -> onset.filter(failure -> failure.mayBeDueTo(each.change()))
                        .isPresent())
                .toList();
    }

    private Optional<FailedDependency> onset(RankedCause cause) {
        var failed = cause instanceof SharedFault shared ? shared.failed().get(0) : failed(cause);
        return Optional.of(
                new FailedDependency(failed.explained(), new FailureSpan(failed, evidence.question(), errors).onset()));
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

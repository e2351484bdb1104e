// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.cause;

import dev.faultline.analysis.cause.RankedCause.FailedLocally;
import dev.faultline.analysis.cause.RankedCause.FailedService;
import dev.faultline.analysis.cause.RankedCause.SharedFault;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Finding;
import dev.faultline.changes.ChangeRanking;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The failures among the causes, of services and in the pod itself. */
final class RankedFailures {

    /** So many times the requests of the hour before are a load that slows everything down. */
    static final double LOAD = 3;

    private static final double DEGRADED = 0.9;

    private final CauseEvidence evidence;
    private final ErrorTimes errors;

    RankedFailures(CauseEvidence evidence, ErrorTimes errors) {
        this.evidence = evidence;
        this.errors = errors;
    }

    /** Those of services and in the pod, by score. */
    Stream<RankedCause> all() {
        return Stream.<RankedCause>concat(
                        services(),
                        local().filter(each -> each.found().judged().finding().isRelatedFailure()))
                .sorted(Comparator.comparingDouble(RankedCause::score).reversed());
    }

    Stream<FailedService> services() {
        return evidence.judged().stream()
                .filter(each ->
                        !each.dependency().kind().isLocal() && each.finding().isRelatedFailure())
                .map(each -> new FailedService(each, score(each)));
    }

    Stream<FailedLocally> local() {
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

    static double score(DependencyVerdict each) {
        var status = each.finding() == Finding.DEGRADED ? DEGRADED : 1;
        return each.explained() * each.score().lag() * status;
    }

    FailureSpan span(RankedCause cause) {
        return new FailureSpan(cause.failed(), evidence.question(), errors);
    }

    /**
     * Whether it explains at least half.
     *
     * @param lasting whether it has to have lasted into the window
     */
    boolean isStrong(RankedCause cause, boolean lasting) {
        return span(cause).explainsHalf()
                && !isLoad(cause)
                && (!lasting || span(cause).overBefore().isEmpty());
    }

    /** Whether it may have been there when the errors began, and not only for the load. */
    boolean mayHaveBegunIt(RankedCause cause) {
        return !isLate(cause) && !isLoad(cause);
    }

    /** Whether it explains under half, and certainly began after the errors did. */
    boolean isLate(RankedCause cause) {
        return !span(cause).explainsHalf() && span(cause).beganAfterErrors();
    }

    /** Whether it was only slow, while there was far more to do than usual. */
    private boolean isLoad(RankedCause cause) {
        return cause.failed().finding() == Finding.DEGRADED && evidence.around().load() >= LOAD;
    }

    /** What the failed ones share, if the verdict found that they do. */
    Optional<RankedCause> shared(List<RankedCause> strong) {
        return SharedFailure.of(evidence.verdict())
                .filter(failed -> strong.stream().anyMatch(each -> failed.contains(each.failed())))
                .map(failed -> new SharedFault(failed, strong.get(0).score()));
    }

    /** The resolver, if it failed with those whose names it is needed for. */
    Optional<RankedCause> resolver() {
        return SharedFailure.resolver(evidence.verdict())
                .flatMap(failed ->
                        all().filter(each -> each.failed().equals(failed)).findFirst());
    }

    /**
     * The best, or the one that certainly began to fail before it, and not much before the errors; what was over when the
     * window began never stands before what was not.
     */
    RankedCause first(List<RankedCause> strong) {
        var best = strong.get(0);
        var question = evidence.question();
        var reach = errors.first().minus(question.maxLag()).minus(question.tolerance());
        var first = best;
        for (var each : strong) {
            var isClose =
                    span(each).onset().filter(start -> !start.isBefore(reach)).isPresent();
            if (ChangeRanking.isRival(each.score(), best.score())
                    && isClose
                    && (span(each).mayHaveLastedIntoIt() || !span(best).mayHaveLastedIntoIt())
                    && span(each).precedes(span(first))) {
                first = each;
            }
        }
        return first;
    }
}

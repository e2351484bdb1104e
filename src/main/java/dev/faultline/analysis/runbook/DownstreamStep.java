// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.RankedCause.FailedService;
import dev.faultline.analysis.cause.RankedCause.SharedFault;
import dev.faultline.analysis.verdict.CommonCause;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictAnswer;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.dependency.DependencyKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Step 4: the verdict. What lies in the pod itself is the matter of the steps on either side of it. */
final class DownstreamStep {

    private DownstreamStep() {}

    static RunbookStep of(ReportInput facts) {
        var verdict = facts.verdict();
        var found = verdict.dependencies().stream()
                .filter(each -> !each.dependency().kind().isLocal())
                .toList();
        var shared = Stream.concat(CommonCause.sharedPlaces(found).stream(), facts.causes().slower().stream())
                .toList();
        return new RunbookStep(
                        StepName.DOWNSTREAM,
                        state(facts),
                        sentence(facts),
                        Stream.concat(
                                        shared.stream(),
                                        found.stream().map(each -> PodLocal.name(each) + ": " + each.why()))
                                .toList(),
                        evidence(verdict))
                .highlighting(Stream.concat(shared.stream(), PodLocal.brief(found).stream())
                        .toList());
    }

    private static StepState state(ReportInput facts) {
        if (!suspects(facts).isEmpty() || !contrasts(facts).isEmpty()) {
            return StepState.FOUND;
        }
        if (PodLocal.watchedServices(facts).isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        return open(facts).isEmpty()
                        && related(facts).isEmpty()
                        && facts.causes().unwatched().isEmpty()
                        && facts.causes().connections().troubles().isEmpty()
                        && facts.causes().unknownRoute().isEmpty()
                ? StepState.CLEARED
                : StepState.UNKNOWN;
    }

    private static String sentence(ReportInput facts) {
        return switch (state(facts)) {
            case NOT_CONFIGURED -> CauseWording.servicesNotWatched();
            case FOUND -> found(facts);
            case UNKNOWN -> unknown(facts);
            case CLEARED -> cleared(facts);
        };
    }

    /** The verdict's own words, if they are about a service; those on a path or a file are told by their steps. */
    private static String found(ReportInput facts) {
        if (!contrasts(facts).isEmpty()) {
            return Stream.concat(
                            suspects(facts).stream().limit(1).map(each -> PodLocal.name(each) + ": " + each.why()),
                            contrasts(facts).stream())
                    .collect(Collectors.joining(" "));
        }
        var leading = facts.causes().leading();
        var isOfService = leading.size() == 1
                && (leading.get(0) instanceof FailedService || leading.get(0) instanceof SharedFault);
        var first = suspects(facts).get(0);
        return isOfService ? facts.causes().firstSentence() : PodLocal.name(first) + ": " + first.why();
    }

    private static String unknown(ReportInput facts) {
        if (!related(facts).isEmpty() && facts.causes().unknownRoute().isPresent()) {
            var first = related(facts).get(0);
            return PodLocal.name(first) + ": " + first.why();
        }
        if (!facts.causes().lateOnly().isEmpty()) {
            return VerdictWording.failedLater(
                    facts.causes().lateOnly(), facts.errors().judged() > 0);
        }
        if (!related(facts).isEmpty()) {
            return CauseWording.mayBeUnrelated(
                    related(facts).stream().map(PodLocal::name).toList());
        }
        return open(facts).isEmpty()
                ? facts.causes()
                        .unwatched()
                        .map(VerdictWording::unwatchedPlace)
                        .or(() ->
                                facts.causes().connections().troubles().stream().findFirst())
                        .orElse(facts.causes().firstSentence())
                : CauseWording.couldHaveFailed(
                        open(facts).stream().map(PodLocal::name).toList());
    }

    private static String cleared(ReportInput facts) {
        var services = PodLocal.services(facts);
        if (services.isEmpty()) {
            return PodLocal.noMatter(facts, CauseWording.SERVICE, PodLocal.watchedServices(facts));
        }
        var inThePod = new LinkedHashMap<String, Integer>();
        facts.judged().stream()
                .filter(each ->
                        each.dependency().kind().isLocal() && each.finding().isRelatedFailure())
                .forEach(each -> inThePod.put(PodLocal.name(each), step(each)));
        return PodLocal.cleared(services, CauseWording.wereUp(services.size()))
                + (inThePod.isEmpty()
                        ? ""
                        : CauseWording.failedInPod(
                                inThePod.keySet(), inThePod.values().iterator().next()));
    }

    /** The number of the step that says more of something in the pod. */
    private static int step(DependencyVerdict local) {
        return (local.dependency().kind().equals(DependencyKind.ENV) ? StepName.ENVIRONMENT : StepName.STORAGE)
                .number();
    }

    /** Those that failed, and may be the cause by what the answer says of them. */
    private static List<DependencyVerdict> suspects(ReportInput facts) {
        var coincides = facts.causes().answer() == VerdictAnswer.COINCIDES
                || facts.causes().answer() == VerdictAnswer.PARTLY_COINCIDES;
        return related(facts).stream()
                .filter(each -> coincides && !facts.causes().lateOnly().contains(PodLocal.name(each)))
                .toList();
    }

    private static List<String> contrasts(ReportInput facts) {
        return Stream.concat(
                        facts.causes().appsView().contrasts().stream(), facts.causes().connections().watched().stream())
                .toList();
    }

    private static List<DependencyVerdict> related(ReportInput facts) {
        return facts.verdict().dependencies().stream()
                .filter(each -> !facts.causes().appsView().includes(each))
                .filter(each -> each.finding().isRelatedFailure()
                        && !each.dependency().kind().isLocal())
                .toList();
    }

    private static List<DependencyVerdict> open(ReportInput facts) {
        return PodLocal.services(facts).stream()
                .filter(each -> each.finding().isOpen())
                .toList();
    }

    private static EvidenceFields evidence(Verdict verdict) {
        return new EvidenceFields()
                .with("answer", verdict.answer().name())
                .with("suspects", verdict.suspects())
                .with(
                        "dependencies",
                        verdict.dependencies().stream()
                                .map(each -> new EvidenceFields()
                                        .with("name", PodLocal.name(each))
                                        .with("finding", each.finding().name())
                                        .with("why", each.why())
                                        .values())
                                .toList());
    }
}

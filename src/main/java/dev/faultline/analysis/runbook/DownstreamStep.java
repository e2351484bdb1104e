package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.Words;
import java.util.List;

/** Step 4: the verdict. What lies in the pod itself is the matter of the steps on either side of it. */
final class DownstreamStep {

    private DownstreamStep() {}

    static Step of(Facts facts) {
        var verdict = facts.verdict();
        return new Step(
                StepName.DOWNSTREAM,
                state(facts),
                sentence(facts),
                verdict.dependencies().stream()
                        .filter(each -> !Local.isLocal(each.dependency()))
                        .map(each -> Local.name(each) + ": " + each.why())
                        .toList(),
                evidence(verdict));
    }

    private static StepState state(Facts facts) {
        if (!suspects(facts).isEmpty()) {
            return StepState.FOUND;
        }
        if (Local.watchedServices(facts).isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        return open(facts).isEmpty() ? StepState.CLEARED : StepState.UNKNOWN;
    }

    private static String sentence(Facts facts) {
        return switch (state(facts)) {
            case NOT_CONFIGURED -> "No service that the app calls is watched: list them under dependencies.";
            case FOUND -> found(facts);
            case UNKNOWN ->
                Words.list(open(facts).stream().map(Local::name).toList())
                        + " could have failed unseen: " + (open(facts).size() == 1 ? "it was" : "they were")
                        + " not looked at closely enough.";
            case CLEARED -> cleared(facts);
        };
    }

    /** The verdict's own words, if they are about a service; those on a path or a file are told by their steps. */
    private static String found(Facts facts) {
        var first = suspects(facts).get(0);
        return facts.verdict().suspects().get(0).equals(Local.name(first))
                ? facts.verdict().summary()
                : Local.name(first) + ": " + first.why();
    }

    private static String cleared(Facts facts) {
        var services = Local.services(facts);
        if (services.isEmpty()) {
            return Local.noMatter(facts, Local.watchedServices(facts));
        }
        var inThePod = facts.judged().stream()
                .filter(each -> Local.isLocal(each.dependency()) && Local.failed(each))
                .map(Local::name)
                .toList();
        return Local.cleared(services, services.size() == 1 ? "was up" : "were up")
                + (inThePod.isEmpty() ? "" : " What failed lies in the pod itself: " + Words.list(inThePod) + ".");
    }

    private static List<DependencyVerdict> suspects(Facts facts) {
        return facts.verdict().dependencies().stream()
                .filter(each -> Local.failed(each) && !Local.isLocal(each.dependency()))
                .toList();
    }

    private static List<DependencyVerdict> open(Facts facts) {
        return Local.services(facts).stream().filter(Local::isOpen).toList();
    }

    private static Fields evidence(Verdict verdict) {
        return new Fields()
                .with("answer", verdict.answer().name())
                .with("suspects", verdict.suspects())
                .with(
                        "dependencies",
                        verdict.dependencies().stream()
                                .map(each -> new Fields()
                                        .with("name", Local.name(each))
                                        .with("finding", each.finding().name())
                                        .with("why", each.why())
                                        .values())
                                .toList());
    }
}

package dev.faultline.analysis.runbook;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Words;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.RankedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Step 3: whether the variables, secrets and files that the app requires were there, and what of them was edited. */
final class EnvironmentStep {

    private static final Set<ChangeKind> EDITS = Set.of(ChangeKind.CONFIG, ChangeKind.SECRET);

    private final Facts facts;
    private final List<DependencyVerdict> checks;
    private final List<RankedChange> edits;

    private EnvironmentStep(Facts facts) {
        this.facts = facts;
        this.checks = Local.ofKind(facts, Local.ENV);
        this.edits = facts.changes().stream()
                .filter(each -> EDITS.contains(each.change().kind()))
                .toList();
    }

    static Step of(Facts facts) {
        var step = new EnvironmentStep(facts);
        return new Step(StepName.ENVIRONMENT, step.state(), step.sentence(), step.details(), step.evidence());
    }

    private StepState state() {
        if (checks.stream().anyMatch(Local::failed) || likely().isPresent()) {
            return StepState.FOUND;
        }
        if (Local.watchedOfKind(facts, Local.ENV).isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        return checks.stream().anyMatch(Local::isOpen) ? StepState.UNKNOWN : StepState.CLEARED;
    }

    /** The edit that is the likeliest of all changes, if it is one. */
    private Optional<RankedChange> likely() {
        return facts.changes().stream()
                .limit(1)
                .filter(Likelihood::isLikely)
                .filter(edits::contains)
                .findFirst();
    }

    private String sentence() {
        var failed = checks.stream().filter(Local::failed).toList();
        if (!failed.isEmpty()) {
            return Local.name(failed.get(0)) + ": " + Local.message(failed.get(0)) + "."
                    + (failed.size() > 1 ? " So failed " + Local.names(failed.subList(1, failed.size())) + "." : "");
        }
        if (likely().isPresent()) {
            return "An edit is likely to have brought it about: " + ChangesStep.named(facts, likely().get()) + ".";
        }
        return switch (state()) {
            case NOT_CONFIGURED ->
                "Nothing checks the variables and secret files that the app requires: add a dependency of kind env.";
            case UNKNOWN ->
                Words.list(checks.stream()
                                .filter(Local::isOpen)
                                .map(Local::name)
                                .toList()) + " could have failed unseen: not looked at closely enough.";
            default ->
                checks.isEmpty()
                        ? Local.noMatter(facts, Local.watchedOfKind(facts, Local.ENV))
                        : Local.cleared(checks, "passed all over the window: what the app requires was there");
        };
    }

    private List<String> details() {
        var details = new ArrayList<String>();
        checks.forEach(each -> details.add(Local.name(each) + ": " + each.why()));
        edits.forEach(each -> details.add(ChangesStep.named(facts, each)));
        return details;
    }

    private Fields evidence() {
        return new Fields()
                .with(
                        "checks",
                        checks.stream()
                                .map(each -> Local.fields(facts, each).values())
                                .toList())
                .with(
                        "edits",
                        edits.stream()
                                .map(each -> new Fields()
                                        .with("at", each.change().at())
                                        .with("kind", each.change().kind().label())
                                        .with("subject", each.change().subject())
                                        .with("likely", Likelihood.isLikely(each))
                                        .values())
                                .toList());
    }
}

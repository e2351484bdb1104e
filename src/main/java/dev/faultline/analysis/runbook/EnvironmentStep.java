// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.ChangeSentences;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeWording;
import dev.faultline.changes.RankedChange;
import dev.faultline.dependency.DependencyKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Step 3: whether the variables, secrets and files that the app requires were there, and what of them was edited. */
final class EnvironmentStep {

    private static final Set<ChangeKind> EDITS = Set.of(ChangeKind.CONFIG, ChangeKind.SECRET);

    private final ReportInput facts;
    private final List<DependencyVerdict> checks;
    private final List<RankedChange> edits;

    private EnvironmentStep(ReportInput facts) {
        this.facts = facts;
        this.checks = PodLocal.ofKind(facts, DependencyKind.ENV);
        this.edits = facts.changes().stream()
                .filter(each -> EDITS.contains(each.change().kind()))
                .toList();
    }

    static RunbookStep of(ReportInput facts) {
        var step = new EnvironmentStep(facts);
        return new RunbookStep(StepName.ENVIRONMENT, step.state(), step.sentence(), step.details(), step.evidence())
                .highlighting(PodLocal.brief(step.checks));
    }

    private StepState state() {
        if (checks.stream().anyMatch(each -> each.finding().isRelatedFailure()) || likely().isPresent()) {
            return StepState.FOUND;
        }
        if (PodLocal.watchedOfKind(facts, DependencyKind.ENV).isEmpty()) {
            return StepState.NOT_CONFIGURED;
        }
        return checks.stream().anyMatch(each -> each.finding().isOpen()) ? StepState.UNKNOWN : StepState.CLEARED;
    }

    /** The edit that is named alone as the cause, if one is. */
    private Optional<RankedChange> likely() {
        return facts.causes().onlyChange().filter(edits::contains);
    }

    private String sentence() {
        var failed = checks.stream()
                .filter(each -> each.finding().isRelatedFailure())
                .toList();
        if (!failed.isEmpty()) {
            return CauseWording.failed(PodLocal.name(failed.get(0)), PodLocal.message(failed.get(0)))
                    + (failed.size() > 1
                            ? CauseWording.failedToo(PodLocal.names(failed.subList(1, failed.size())))
                            : "");
        }
        if (likely().isPresent()) {
            return CauseWording.editIsLikely(
                    ChangeWording.title(likely().get().change()),
                    likely().get().change().message(),
                    ChangeSentences.when(likely().get()));
        }
        return switch (state()) {
            case NOT_CONFIGURED -> CauseWording.environmentNotWatched();
            case UNKNOWN ->
                CauseWording.couldHaveFailed(checks.stream()
                        .filter(each -> each.finding().isOpen())
                        .map(PodLocal::name)
                        .toList());
            default ->
                checks.isEmpty()
                        ? PodLocal.noMatter(
                                facts, CauseWording.SETTING, PodLocal.watchedOfKind(facts, DependencyKind.ENV))
                        : PodLocal.cleared(checks, CauseWording.environmentPassed());
        };
    }

    private List<String> details() {
        var details = new ArrayList<String>();
        checks.forEach(each -> details.add(PodLocal.name(each) + ": " + each.why()));
        edits.forEach(each -> details.add(ChangeSentences.named(each)));
        return details;
    }

    private EvidenceFields evidence() {
        return new EvidenceFields()
                .with(
                        "checks",
                        checks.stream()
                                .map(each -> PodLocal.fields(facts, each).values())
                                .toList())
                .with(
                        "edits",
                        edits.stream()
                                .map(each -> new EvidenceFields()
                                        .with("at", each.change().at())
                                        .with("kind", each.change().kind().label())
                                        .with("subject", each.change().subject())
                                        .with("likely", each.isLikely())
                                        .values())
                                .toList());
    }
}

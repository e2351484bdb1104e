// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.wording.ReportWording;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeWording;
import dev.faultline.changes.RankedChange;
import java.util.List;
import java.util.Optional;

/** Step 7: what to undo, if the evidence points at a change and at nothing else; a restart is never advised by itself. */
final class RollBackStep {

    private final ReportInput facts;
    private final List<RankedChange> undoable;
    private final Optional<RunbookStep> otherCause;

    private RollBackStep(ReportInput facts, RunbookStep downstream, RunbookStep storage) {
        this.facts = facts;
        this.undoable = facts.changes().stream()
                .filter(ChangeLikelihood::isLikely)
                .filter(each -> each.change().kind() != ChangeKind.RESTART)
                .toList();
        this.otherCause = downstream.isFound()
                ? Optional.of(downstream)
                : Optional.of(storage).filter(RunbookStep::isFound);
    }

    /**
     * @param downstream the step on the services that the app calls
     * @param storage the step on its paths
     */
    static RunbookStep of(ReportInput facts, RunbookStep downstream, RunbookStep storage) {
        var step = new RollBackStep(facts, downstream, storage);
        return new RunbookStep(StepName.ROLL_BACK, step.state(), step.sentence(), List.of(), step.evidence());
    }

    private StepState state() {
        if (!undoable.isEmpty()) {
            return otherCause.isPresent() ? StepState.UNKNOWN : StepState.FOUND;
        }
        return facts.changes().isEmpty() && !facts.watchesChanges() && otherCause.isEmpty()
                ? StepState.NOT_CONFIGURED
                : StepState.CLEARED;
    }

    private String sentence() {
        return switch (state()) {
            case FOUND -> ReportWording.reTestAfter(advice(undoable.get(0).change()));
            case UNKNOWN ->
                ReportWording.otherCause(
                        otherCause.map(RunbookStep::name).orElseThrow().label(),
                        ChangesStep.named(facts, undoable.get(0)));
            case NOT_CONFIGURED -> ReportWording.noChangeToUndo();
            case CLEARED -> restarted() ? ReportWording.restarted() : ReportWording.nothingToUndo();
        };
    }

    private boolean restarted() {
        return facts.changes().stream()
                .anyMatch(
                        each -> ChangeLikelihood.isLikely(each) && each.change().kind() == ChangeKind.RESTART);
    }

    private String advice(Change change) {
        return switch (change.kind()) {
            case DEPLOY ->
                "Roll back the " + ChangeWording.title(change)
                        + before(change).map(version -> " to " + version).orElse("");
            case CONFIG, SECRET ->
                "Put back what was edited: " + change.subject()
                        + (change.message().isEmpty() ? "" : ", " + change.message());
            case MIGRATION ->
                "Undo the " + ChangeWording.title(change)
                        + " with a migration of its own, or bring the app in step with it";
            case RESTART, OTHER -> "Undo the " + ChangeWording.title(change);
        };
    }

    /** The version that was there before, if its coming was seen. */
    private Optional<String> before(Change change) {
        return facts.verdict().changes().stream()
                .filter(each -> each.kind() == change.kind() && each.subject().equals(change.subject()))
                .filter(each ->
                        each.at().isBefore(change.at()) && !each.version().isEmpty())
                .map(Change::version)
                .findFirst();
    }

    private EvidenceFields evidence() {
        return new EvidenceFields()
                .with(
                        "undo",
                        undoable.stream()
                                .map(each -> new EvidenceFields()
                                        .with("at", each.change().at())
                                        .with("kind", each.change().kind().label())
                                        .with("subject", each.change().subject())
                                        .with("version", each.change().version())
                                        .with("to", before(each.change()))
                                        .with("reasons", List.of(each.why()))
                                        .values())
                                .toList())
                .with("otherCause", otherCause.map(step -> step.name().label()));
    }
}

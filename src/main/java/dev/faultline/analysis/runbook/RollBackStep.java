// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.CauseConclusion;
import dev.faultline.analysis.cause.ChangeSentences;
import dev.faultline.analysis.cause.RankedCause.MadeChange;
import dev.faultline.analysis.wording.RollBackWording;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.RankedChange;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Step 7: what to undo. Advice is given only where it is safe: for one change that stands alone, or for several of one subject;
 * never for a roll-back or for what is undone already, never while nothing failed, and a restart is never advised by itself.
 */
final class RollBackStep {

    private final ReportInput facts;
    private final CauseConclusion causes;
    private final List<RankedChange> named;
    private final Optional<RunbookStep> otherCause;

    private RollBackStep(ReportInput facts, RunbookStep downstream, RunbookStep storage) {
        this.facts = facts;
        this.causes = facts.causes();
        this.named = causes.changes();
        this.otherCause = !causes.isFailureNamed()
                ? Optional.empty()
                : Optional.of(downstream)
                        .filter(RunbookStep::isFound)
                        .or(() -> Optional.of(storage).filter(RunbookStep::isFound));
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
        if (causes.noneFailed()) {
            return StepState.CLEARED;
        }
        if (advice().isPresent() || isUndone()) {
            return StepState.FOUND;
        }
        if (isRestart()) {
            return StepState.CLEARED;
        }
        if (!named.isEmpty()
                || !triggers().isEmpty()
                || !possible().isEmpty()
                || causes.undoneSince().isPresent()) {
            return StepState.UNKNOWN;
        }
        return facts.changes().isEmpty() && !facts.watchesChanges() && otherCause.isEmpty()
                ? StepState.NOT_CONFIGURED
                : StepState.CLEARED;
    }

    private String sentence() {
        return switch (state()) {
            case FOUND -> advice().map(RollBackWording::reTestAfter).orElseGet(() -> undone(named.get(0)));
            case UNKNOWN -> unknown();
            case NOT_CONFIGURED -> RollBackWording.noChangeToUndo();
            case CLEARED -> cleared();
        };
    }

    /** What to do, if the evidence leaves no choice. */
    private Optional<String> advice() {
        if (causes.isFailureNamed() || named.isEmpty() || !named.stream().allMatch(RankedChange::isUndoable)) {
            return Optional.empty();
        }
        var first = Collections.min(
                named, Comparator.comparing(each -> each.change().at()));
        if (named.size() == 1) {
            return Optional.of(RollBackWording.undo(first.change(), first.past().versionBefore()));
        }
        return named.stream().allMatch(each -> isOfTheSame(each, first))
                ? Optional.of(
                        RollBackWording.undoAll(first.change(), first.past().versionBefore()))
                : Optional.empty();
    }

    private static boolean isOfTheSame(RankedChange one, RankedChange other) {
        return one.change().kind() == ChangeKind.DEPLOY
                && other.change().kind() == ChangeKind.DEPLOY
                && one.change().subject().equals(other.change().subject());
    }

    private boolean isUndone() {
        return !named.isEmpty()
                && !causes.isFailureNamed()
                && named.stream().allMatch(each -> each.past().undoneBy().isPresent());
    }

    private boolean isRestart() {
        return causes.onlyChange()
                .filter(each -> each.change().kind() == ChangeKind.RESTART)
                .isPresent();
    }

    private List<RankedChange> triggers() {
        return causes.triggers().stream().filter(RankedChange::isUndoable).toList();
    }

    private List<RankedChange> possible() {
        return causes.possible().stream()
                .filter(each -> each.isUndoable()
                        && (!causes.isFailureNamed() || each.later().isPresent()))
                .toList();
    }

    private String unknown() {
        if (named.isEmpty() && triggers().isEmpty() && possible().isEmpty()) {
            return undone(causes.undoneSince().orElseThrow());
        }
        if (named.isEmpty()
                && triggers().isEmpty()
                && ChangeSentences.ofFirstErrors(possible()).isEmpty()) {
            return RollBackWording.afterReturn(ChangeSentences.titles(possible()));
        }
        if (causes.isFailureNamed()) {
            var change = named.isEmpty() ? triggers().get(0) : named.get(0);
            var step = otherCause
                    .map(RunbookStep::name)
                    .orElse(StepName.DOWNSTREAM)
                    .number();
            return named.isEmpty()
                    ? RollBackWording.otherCause(failedName(), step, words(change))
                    : RollBackWording.checkFirst(failedName(), step, words(change));
        }
        var back = causes.onlyChange().filter(each -> each.past().rollBack());
        if (back.isPresent()) {
            return RollBackWording.isRollBack(words(back.get()));
        }
        var same = causes.onlyChange().filter(each -> each.past().again());
        if (same.isPresent()) {
            return RollBackWording.sameVersion(words(same.get()));
        }
        return RollBackWording.unknownWhich(ChangeSentences.listed((named.isEmpty() ? possible() : named)
                .stream().filter(RankedChange::isUndoable).toList()));
    }

    private String failedName() {
        return causes.leading().stream()
                .filter(each -> !(each instanceof MadeChange))
                .map(each -> each.failed().dependency().name())
                .findFirst()
                .orElseThrow();
    }

    private static String words(RankedChange ranked) {
        return "the " + ChangeSentences.named(ranked);
    }

    private String cleared() {
        return causes.noneFailed()
                ? RollBackWording.nothingFailed()
                : isRestart() ? RollBackWording.restarted() : RollBackWording.nothingToUndo();
    }

    private String undone(RankedChange change) {
        return RollBackWording.alreadyUndone(
                words(change),
                change.past().undoneBy().orElseThrow(),
                facts.window().from());
    }

    private EvidenceFields evidence() {
        var undo = causes.noneFailed() ? List.<RankedChange>of() : named.isEmpty() ? triggers() : named;
        return new EvidenceFields()
                .with(
                        "undo",
                        undo.stream()
                                .filter(RankedChange::isUndoable)
                                .map(each -> new EvidenceFields()
                                        .with("at", each.change().at())
                                        .with("kind", each.change().kind().label())
                                        .with("subject", each.change().subject())
                                        .with("version", each.change().version())
                                        .with("to", each.past().versionBefore())
                                        .with("reasons", List.of(each.why()))
                                        .values())
                                .toList())
                .with("otherCause", otherCause.map(step -> step.name().label()));
    }
}

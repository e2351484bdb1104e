// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.CauseConclusion;
import dev.faultline.analysis.cause.ChangeSentences;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.changes.ChangeWording;
import dev.faultline.changes.RankedChange;
import dev.faultline.text.TimeWords;
import java.util.ArrayList;
import java.util.List;

/** Step 2: what was changed before the window, the likeliest first. The last change is not blamed for being the last. */
final class ChangesStep {

    private static final int BRIEF = 2;

    private final ReportInput facts;

    private ChangesStep(ReportInput facts) {
        this.facts = facts;
    }

    static RunbookStep of(ReportInput facts) {
        var step = new ChangesStep(facts);
        var details = facts.changes().stream().map(step::detail).toList();
        return new RunbookStep(StepName.CHANGES, step.state(), step.sentence(), details, step.evidence())
                .highlighting(details.stream().limit(BRIEF).toList());
    }

    private StepState state() {
        var causes = facts.causes();
        if (!causes.changes().isEmpty()) {
            return StepState.FOUND;
        }
        if (!causes.triggers().isEmpty() || !causes.possible().isEmpty()) {
            return StepState.UNKNOWN;
        }
        return facts.changes().isEmpty() && !facts.watchesChanges() ? StepState.NOT_CONFIGURED : StepState.CLEARED;
    }

    private String sentence() {
        var causes = facts.causes();
        return switch (state()) {
            case FOUND ->
                causes.changes().size() == 1
                        ? ChangeSentences.primeSuspect(causes.changes().get(0))
                        : VerdictWording.oneOf(named(causes.changes()), ChangeSentences.apart(causes.changes()));
            case UNKNOWN -> unknown(causes);
            case NOT_CONFIGURED -> CauseWording.changesNotWatched();
            case CLEARED ->
                facts.changes().isEmpty()
                        ? CauseWording.noChange()
                        : CauseWording.noChangeFits(
                                facts.changes().size(), named(facts.changes().get(0)));
        };
    }

    private String unknown(CauseConclusion causes) {
        var first = ChangeSentences.ofFirstErrors(causes.possible());
        var sentences = new ArrayList<String>();
        if (!causes.triggers().isEmpty()) {
            sentences.add(CauseWording.mayHaveTriggered(named(causes.triggers())));
        } else if (!first.isEmpty()) {
            sentences.add(VerdictWording.possible(named(first)));
        }
        sentences.addAll(
                ChangeSentences.beforeReturns(causes.possible(), facts.window().from()));
        return String.join(" ", sentences);
    }

    private static List<String> named(List<RankedChange> changes) {
        return ChangeSentences.listed(changes);
    }

    /** What a change was, and how long before the first error. */
    static String named(RankedChange ranked) {
        return "the " + ChangeSentences.named(ranked);
    }

    private String detail(RankedChange ranked) {
        var parts = new ArrayList<String>();
        parts.add(CauseWording.changeAt(
                ChangeWording.title(ranked.change()),
                TimeWords.time(ranked.change().at(), facts.window().from())));
        if (!ranked.change().message().isEmpty()) {
            parts.add(ranked.change().message());
        }
        parts.add(CauseWording.standing(ranked.standing(), ranked.why()));
        return String.join("; ", parts);
    }

    private EvidenceFields evidence() {
        List<?> changes = facts.changes().stream()
                .map(each -> new EvidenceFields()
                        .with("at", each.change().at())
                        .with("kind", each.change().kind().label())
                        .with("subject", each.change().subject())
                        .with("version", each.change().version())
                        .with("message", each.change().message())
                        .with("before", each.before())
                        .with("score", Math.round(each.score() * 1_000) / 1_000.0)
                        .with("likely", each.isLikely())
                        .with("standing", each.standing().name())
                        .with("rollBack", each.past().rollBack())
                        .with("undoneAt", each.past().undoneBy().map(undo -> undo.at()))
                        .with("reasons", List.of(each.why()))
                        .values())
                .toList();
        return new EvidenceFields().with("changes", changes);
    }
}

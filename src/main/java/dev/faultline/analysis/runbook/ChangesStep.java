// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.changes.ChangeWording;
import dev.faultline.changes.RankedChange;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Step 2: what was changed before the window, the likeliest first. The last change is not blamed for being the last. */
final class ChangesStep {

    private ChangesStep() {}

    static RunbookStep of(ReportInput facts) {
        var details = facts.changes().stream().map(each -> detail(facts, each)).toList();
        return new RunbookStep(StepName.CHANGES, state(facts), sentence(facts), details, evidence(facts));
    }

    private static StepState state(ReportInput facts) {
        if (facts.changes().stream().anyMatch(ChangeLikelihood::isLikely)) {
            return StepState.FOUND;
        }
        return facts.changes().isEmpty() && !facts.watchesChanges() ? StepState.NOT_CONFIGURED : StepState.CLEARED;
    }

    private static String sentence(ReportInput facts) {
        var likely = facts.changes().stream().filter(ChangeLikelihood::isLikely).toList();
        if (!likely.isEmpty()) {
            var first = likely.get(0);
            return CauseWording.likelyChange(named(facts, first), first.why(), likely.size() - 1);
        }
        if (!facts.changes().isEmpty()) {
            return CauseWording.noLikelyChange(
                    facts.changes().size(), named(facts, facts.changes().get(0)));
        }
        return facts.watchesChanges() ? CauseWording.noChange() : CauseWording.changesNotWatched();
    }

    /** What a change was, and how long before the window. */
    static String named(ReportInput facts, RankedChange ranked) {
        return CauseWording.change(ChangeWording.title(ranked.change()), when(facts, ranked));
    }

    private static String when(ReportInput facts, RankedChange ranked) {
        var before = before(facts, ranked);
        if (ranked.atOnset()) {
            return CauseWording.atOnset();
        }
        return before.isNegative() ? CauseWording.intoWindow(before.negated()) : CauseWording.before(before);
    }

    private static Duration before(ReportInput facts, RankedChange ranked) {
        return Duration.between(ranked.change().at(), facts.window().from());
    }

    private static String detail(ReportInput facts, RankedChange ranked) {
        var parts = new ArrayList<String>();
        parts.add(ChangeWording.title(ranked.change()) + " at "
                + TimeWords.time(ranked.change().at(), facts.window().from()) + " UTC, " + when(facts, ranked));
        if (!ranked.change().message().isEmpty()) {
            parts.add(ranked.change().message());
        }
        parts.add(ranked.standing().name().toLowerCase(Locale.ROOT) + ": " + asClause(ranked.why()));
        return String.join("; ", parts);
    }

    /** A sentence as a part of another one. */
    private static String asClause(String sentence) {
        var text = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }

    private static EvidenceFields evidence(ReportInput facts) {
        List<?> changes = facts.changes().stream()
                .map(each -> new EvidenceFields()
                        .with("at", each.change().at())
                        .with("kind", each.change().kind().label())
                        .with("subject", each.change().subject())
                        .with("version", each.change().version())
                        .with("message", each.change().message())
                        .with("before", before(facts, each))
                        .with("score", Math.round(each.score() * 1_000) / 1_000.0)
                        .with("likely", ChangeLikelihood.isLikely(each))
                        .with("standing", each.standing().name())
                        .with("reasons", List.of(each.why()))
                        .values())
                .toList();
        return new EvidenceFields().with("changes", changes);
    }
}

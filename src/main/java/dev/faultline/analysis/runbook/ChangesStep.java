package dev.faultline.analysis.runbook;

import dev.faultline.changes.ChangeWording;
import dev.faultline.changes.RankedChange;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
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
            return "The likeliest is " + named(facts, first) + ". " + why(first) + "."
                    + (likely.size() > 1
                            ? " " + EnglishWords.count(likely.size() - 1, "other is", "others are") + " likely as well."
                            : "");
        }
        if (!facts.changes().isEmpty()) {
            return EnglishWords.count(facts.changes().size(), "change is", "changes are")
                    + " known of the day before, and the evidence points at none; the first to look at would be "
                    + named(facts, facts.changes().get(0)) + ".";
        }
        return facts.watchesChanges()
                ? "Nothing was seen to change in the day before."
                : "Nothing tells of changes: set changes.labels and changes.watch, or post them to /api/v1/changes.";
    }

    private static String why(RankedChange change) {
        return change.why().endsWith(".")
                ? change.why().substring(0, change.why().length() - 1)
                : change.why();
    }

    /** What a change was, and how long before the window. */
    static String named(ReportInput facts, RankedChange ranked) {
        return "the " + ChangeWording.title(ranked.change()) + ", " + when(facts, ranked);
    }

    private static String when(ReportInput facts, RankedChange ranked) {
        var before = before(facts, ranked);
        if (ranked.atOnset()) {
            return "at the moment the errors began";
        }
        return before.isNegative()
                ? DurationWords.of(before.negated()) + " into the window"
                : DurationWords.of(before) + " before";
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
        parts.add(ranked.standing().name().toLowerCase(Locale.ROOT) + ": " + uncapitalized(why(ranked)));
        return String.join("; ", parts);
    }

    private static String uncapitalized(String text) {
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

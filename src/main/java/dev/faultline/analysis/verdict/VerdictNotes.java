package dev.faultline.analysis.verdict;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.probe.Status;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** What else a responder has to know, the most important first. */
final class VerdictNotes {

    private static final Duration SHORTLY = Duration.ofHours(1);
    private static final double ENOUGH = 0.95;
    private static final int TOLD = 5;

    /** The gaps of more dependencies are told in one note. */
    private static final int GAPS_ONE_BY_ONE = 3;

    private final JudgingContext inquiry;
    private final List<RankedDependency> judged;
    private final List<String> notes = new ArrayList<>();

    private VerdictNotes(JudgingContext inquiry, List<RankedDependency> judged) {
        this.inquiry = inquiry;
        this.judged = judged;
    }

    static List<String> of(JudgingContext inquiry, List<RankedDependency> judged, List<Change> changes) {
        var notes = new VerdictNotes(inquiry, judged);
        notes.notes.addAll(CommonCause.of(inquiry, judged));
        notes.starvedProber();
        notes.recentChanges(changes);
        notes.pending();
        notes.gaps();
        notes.unknownChance();
        notes.ignoredErrors();
        return List.copyOf(notes.notes);
    }

    private void starvedProber() {
        var from = inquiry.question().window().from().minusMillis(inquiry.maxLag());
        var to = inquiry.question().window().to();
        var starved = judged.stream()
                .flatMap(each -> each.measured().evidence().timeline().runs(from, to).stream())
                .filter(run -> run.status() == Status.UNKNOWN)
                .toList();
        if (starved.isEmpty()) {
            return;
        }
        var start = starved.stream().map(run -> run.firstStart()).min(Comparator.naturalOrder());
        var end = starved.stream().map(run -> run.lastEnd()).max(Comparator.naturalOrder());
        notes.add("The prober itself was starved " + (starved.size() > 1 ? "at times " : "") + "between "
                + time(start.orElseThrow()) + " and " + time(end.orElseThrow())
                + " UTC; what it could not see then is not known.");
    }

    private void recentChanges(List<Change> changes) {
        var opened = inquiry.question().window().from();
        var recent = changes.stream()
                .filter(change -> !change.at().isAfter(opened) && !change.at().isBefore(opened.minus(SHORTLY)))
                .limit(TOLD)
                .toList();
        if (recent.isEmpty()) {
            return;
        }
        var told = recent.stream()
                .map(change -> ChangeWording.title(change) + " "
                        + DurationWords.of(Duration.between(change.at(), opened)) + " before")
                .toList();
        notes.add("Shortly before the window: " + EnglishWords.list(told) + "."
                + (judged.stream().anyMatch(RankedDependency::isSuspect)
                        ? " Both that and a failure can be true."
                        : ""));
    }

    private void pending() {
        var pending =
                names(each -> each.measured().pendingFrom().isPresent() && each.finding() != Finding.NOT_OBSERVED);
        if (!pending.isEmpty()) {
            notes.add("The end of the window is still to be seen for " + EnglishWords.few(pending, TOLD)
                    + ": ask again in a few seconds.");
        }
    }

    private void gaps() {
        var gaps = judged.stream()
                .filter(each -> each.verdict().coverage() < ENOUGH)
                .filter(each -> each.measured().remaining() && each.finding() != Finding.NOT_OBSERVED)
                .toList();
        if (gaps.size() <= GAPS_ONE_BY_ONE) {
            gaps.forEach(each -> notes.add(each.name() + " was not observed for "
                    + EnglishWords.percent(1 - each.verdict().coverage()) + " of the window."));
            return;
        }
        var names = gaps.stream().map(RankedDependency::name).toList();
        var coverage =
                gaps.stream().mapToDouble(each -> each.verdict().coverage()).summaryStatistics();
        var least = EnglishWords.percent(1 - coverage.getMax());
        var most = EnglishWords.percent(1 - coverage.getMin());
        notes.add(EnglishWords.few(names, TOLD) + " were not observed for "
                + (least.equals(most) ? most : "between " + least + " and " + most) + " of the window.");
    }

    private void unknownChance() {
        var unknown = names(each -> each.verdict().chance().isEmpty()
                && each.finding() != Finding.NOT_OBSERVED
                && each.measured().remaining());
        if (!unknown.isEmpty()) {
            notes.add("The baseline of " + EnglishWords.few(unknown, TOLD)
                    + " is too short, or was watched too little, to tell what is to be expected by chance.");
        }
    }

    private void ignoredErrors() {
        if (inquiry.outside() > 0) {
            notes.add(EnglishWords.count(inquiry.outside(), "error was", "errors were")
                    + " ignored for lying outside the window.");
        }
        if (inquiry.elsewhere() > 0) {
            notes.add(EnglishWords.count(inquiry.elsewhere(), "error was", "errors were")
                    + " ignored for being of another route.");
        }
        if (!inquiry.hasErrors() && inquiry.outside() + inquiry.elsewhere() > 0) {
            notes.add("No error time was left, so the whole window was judged.");
        }
    }

    private List<String> names(Predicate<RankedDependency> which) {
        return judged.stream().filter(which).map(RankedDependency::name).toList();
    }

    private String time(Instant instant) {
        return TimeWords.time(instant, inquiry.question().window().from());
    }
}

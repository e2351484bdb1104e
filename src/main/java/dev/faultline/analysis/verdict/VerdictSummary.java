package dev.faultline.analysis.verdict;

import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeWording;
import dev.faultline.text.DurationWords;
import dev.faultline.text.EnglishWords;
import dev.faultline.timeline.Episode;
import dev.faultline.timeline.InstantBounds;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The whole answer in a sentence or two. It says what coincides, never what causes. */
final class VerdictSummary {

    private static final int TOLD = 4;

    private VerdictSummary() {}

    static String of(
            JudgingContext inquiry,
            VerdictAnswer answer,
            List<RankedDependency> judged,
            boolean anyConfigured,
            List<Change> changes) {
        if (judged.isEmpty()) {
            return anyConfigured
                    ? "No dependency is configured for this route, so nothing can be said."
                    : "No dependency is configured, so nothing can be said.";
        }
        return switch (answer) {
            case COINCIDES -> coincides(inquiry, judged);
            case PARTLY_COINCIDES -> partly(inquiry, judged);
            case DOES_NOT_COINCIDE -> doesNot(inquiry, judged, changes);
            case INCONCLUSIVE -> inconclusive(judged);
        };
    }

    private static String coincides(JudgingContext inquiry, List<RankedDependency> judged) {
        var suspects = judged.stream()
                .filter(RankedDependency::isSuspect)
                .sorted(Comparator.comparing(
                        (RankedDependency each) -> each.verdict().explained() < 0.5 - ErrorDistribution.EPSILON))
                .toList();
        return failed(inquiry, suspects.get(0)) + onset(inquiry, suspects.get(0)) + "." + also(inquiry, suspects);
    }

    private static String partly(JudgingContext inquiry, List<RankedDependency> judged) {
        var suspects = judged.stream().filter(RankedDependency::isSuspect).toList();
        return failed(inquiry, suspects.get(0))
                + onset(inquiry, suspects.get(0))
                + ", which explains less than half of it."
                + also(inquiry, suspects)
                + open(judged);
    }

    private static String failed(JudgingContext inquiry, RankedDependency judged) {
        var lag = judged.verdict().lag();
        return judged.name()
                + was(judged)
                + (inquiry.hasErrors() ? "at " : "for ")
                + FindingReason.share(inquiry, judged.verdict().explained())
                + (lag.isZero() ? "" : ", taken " + DurationWords.of(lag) + " earlier");
    }

    private static String was(RankedDependency judged) {
        return judged.finding() == Finding.FAILED ? " was down " : " was degraded ";
    }

    private static String onset(JudgingContext inquiry, RankedDependency judged) {
        var opened = inquiry.question().window().from();
        return first(inquiry, judged)
                .map(episode -> ", " + from(inquiry, episode, opened))
                .orElse("");
    }

    /** The first that may have lasted in the window, at the lag it is taken at; earlier ones in reach were over by then. */
    private static Optional<Episode> first(JudgingContext inquiry, RankedDependency judged) {
        var question = inquiry.question();
        var shift = judged.verdict().lag();
        var from = question.window().from().minus(shift).minus(question.tolerance());
        var to = question.window().to().minus(shift).plus(question.tolerance());
        var episodes = judged.verdict().episodes();
        return episodes.stream()
                .filter(episode -> mayHaveLastedIn(episode, from, to))
                .findFirst()
                .or(() -> episodes.stream().findFirst());
    }

    private static boolean mayHaveLastedIn(Episode episode, Instant from, Instant to) {
        var start = episode.onset().earliest().or(() -> episode.onset().latest());
        var end = episode.recovery().flatMap(InstantBounds::latest);
        return start.filter(to::isBefore).isEmpty() && end.filter(from::isAfter).isEmpty();
    }

    private static String from(JudgingContext inquiry, Episode episode, Instant opened) {
        var earliest = episode.onset().earliest();
        if (earliest.isEmpty()) {
            return "already so when it was first seen";
        }
        if (earliest.get().isBefore(opened)) {
            return "from at most " + DurationWords.of(Duration.between(earliest.get(), opened)) + " before it opened";
        }
        return FindingReason.onset(episode.onset(), inquiry);
    }

    private static String also(JudgingContext inquiry, List<RankedDependency> suspects) {
        var others = suspects.stream()
                .skip(1)
                .limit(TOLD)
                .map(each -> each.name() + " ("
                        + FindingReason.share(inquiry, each.verdict().explained()) + ")")
                .toList();
        return others.isEmpty() ? "" : " Failing too: " + EnglishWords.list(others) + ".";
    }

    private static String open(List<RankedDependency> judged) {
        var open = names(judged, each -> each.finding().isOpen());
        return open.isEmpty() ? "" : " Of " + EnglishWords.few(open, TOLD) + " it cannot be known.";
    }

    private static String doesNot(JudgingContext inquiry, List<RankedDependency> judged, List<Change> changes) {
        var unrelated = names(judged, each -> each.finding() == Finding.FAILED_BUT_UNRELATED);
        var cleared = names(judged, each -> each.finding() == Finding.CLEARED);
        var what = new StringBuilder("No dependency failure coincides with the window: ");
        if (!cleared.isEmpty()) {
            what.append(EnglishWords.few(cleared, TOLD))
                    .append(cleared.size() == 1 ? " was" : " were")
                    .append(" seen up closely enough");
        }
        if (!unrelated.isEmpty()) {
            what.append(cleared.isEmpty() ? "" : ", and ")
                    .append(EnglishWords.few(unrelated, TOLD))
                    .append(" failed but ")
                    .append(unrelated.size() == 1 ? "is" : "are")
                    .append(" unrelated");
        }
        return what.append(". The cause is on the app's side: ")
                .append(changes(inquiry, changes))
                .toString();
    }

    private static String changes(JudgingContext inquiry, List<Change> changes) {
        var opened = inquiry.question().window().from();
        return changes.stream()
                .filter(change -> !change.at().isAfter(opened))
                .findFirst()
                .map(change -> "look first at the " + ChangeWording.title(change) + ", "
                        + DurationWords.of(Duration.between(change.at(), opened)) + " before it.")
                .orElse("look first at what changed before it; no change is on record.");
    }

    private static String inconclusive(List<RankedDependency> judged) {
        var unseen = names(judged, each -> each.finding() == Finding.NOT_OBSERVED);
        var hidden = names(judged, each -> each.finding() == Finding.MAY_HAVE_FAILED);
        var what = new StringBuilder("No related failure is certain, but it cannot be ruled out: ");
        if (!hidden.isEmpty()) {
            what.append(EnglishWords.few(hidden, TOLD)).append(" may have failed unseen");
        }
        if (!unseen.isEmpty()) {
            what.append(hidden.isEmpty() ? "" : ", and ")
                    .append(EnglishWords.few(unseen, TOLD))
                    .append(unseen.size() == 1 ? " was" : " were")
                    .append(" not observed");
        }
        var single = hidden.size() + unseen.size() == 1;
        return what.append(single ? ". " + theReason(judged) : ".").toString();
    }

    private static String theReason(List<RankedDependency> judged) {
        return judged.stream()
                .filter(each -> each.finding().isOpen())
                .map(each -> each.verdict().why())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> names(List<RankedDependency> judged, Predicate<RankedDependency> which) {
        return judged.stream().filter(which).map(RankedDependency::name).toList();
    }
}

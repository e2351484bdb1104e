package dev.faultline.analysis.verdict;

import dev.faultline.changes.Change;
import dev.faultline.dependency.Kind;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Judges an error window. Pure, without state, thread-safe. */
public final class Judge {

    /** A dependency that explains so much of the window coincides with it. */
    private static final double HALF = 0.5;

    /** How far before the window changes are told; what is older is not what a responder looks for first. */
    public static final Duration CHANGES_BEFORE = Duration.ofDays(1);

    /** The verdict; the order of the evidence and of the changes does not matter. */
    public Verdict judge(Question question, Collection<Evidence> evidence, Collection<Change> changes) {
        var window = question.window();
        var inquiry = Inquiry.of(question);
        var judged = evidence.stream()
                .filter(each -> each.dependency().couldMatterTo(window.route()))
                .map(each -> Judged.of(inquiry, each))
                .sorted(Judged.BY_SUSPICION)
                .toList();
        var answer = answer(judged);
        var told = told(window, changes);
        return new Verdict(
                window,
                answer,
                Summary.of(inquiry, answer, judged, !evidence.isEmpty(), told),
                judged.stream().filter(Judged::isSuspect).map(Judged::name).toList(),
                judged.stream().map(Judged::verdict).toList(),
                told,
                Notes.of(inquiry, judged, told));
    }

    private static Answer answer(List<Judged> judged) {
        var suspects = judged.stream().filter(Judged::isSuspect).toList();
        if (suspects.stream().anyMatch(each -> each.verdict().explained() >= HALF - Pattern.EPSILON)) {
            return Answer.COINCIDES;
        }
        if (!suspects.isEmpty()) {
            return Answer.PARTLY_COINCIDES;
        }
        return judged.stream().anyMatch(each -> leavesOpen(each, judged)) || judged.isEmpty()
                ? Answer.INCONCLUSIVE
                : Answer.DOES_NOT_COINCIDE;
    }

    /**
     * Whether the answer is open because of this one. Of the pod's network it need not be known as such: what went over it
     * to the others is known from them.
     */
    private static boolean leavesOpen(Judged judged, List<Judged> all) {
        var isTheWayToOthers = judged.dependency().kind().equals(Kind.NETWORK) && all.size() > 1;
        return Findings.isOpen(judged.finding()) && !isTheWayToOthers;
    }

    private static List<Change> told(Window window, Collection<Change> changes) {
        var earliest = window.from().minus(CHANGES_BEFORE);
        return changes.stream()
                .filter(change ->
                        !change.at().isBefore(earliest) && !change.at().isAfter(window.to()))
                .sorted(Comparator.comparing(Change::at)
                        .reversed()
                        .thenComparing(Change::kind)
                        .thenComparing(Change::subject)
                        .thenComparing(Change::version)
                        .thenComparing(Change::message))
                .toList();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.AnswerWording;
import dev.faultline.changes.Change;
import dev.faultline.timeline.InstantBounds;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The answer for one error window, with its evidence.
 *
 * @param window the window that was asked about
 * @param answer the answer
 * @param summary what it comes to, the cause first; empty until its causes were ranked
 * @param suspects the names of those that failed and are related, the likeliest first
 * @param dependencies every dependency that could matter, by order of suspicion
 * @param changes those at or before the window's end, the latest first
 * @param notes what else a responder has to know
 */
public record Verdict(
        JudgedWindow window,
        VerdictAnswer answer,
        String summary,
        List<String> suspects,
        List<DependencyVerdict> dependencies,
        List<Change> changes,
        List<String> notes) {

    private static final double HALF = 0.5 - ErrorDistribution.EPSILON;

    /** What scores less than this share of the first is no second one. */
    private static final double COMPARABLE = 0.7;

    public Verdict {
        suspects = List.copyOf(suspects);
        dependencies = List.copyOf(dependencies);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** The answer to whether it was a dependency, in a few words, with the name of the one that it was. */
    public String headline() {
        return switch (answer) {
            case COINCIDES -> suspects.isEmpty() ? AnswerWording.CANNOT_TELL : coinciding();
            case PARTLY_COINCIDES ->
                suspects.isEmpty() ? AnswerWording.CANNOT_TELL : AnswerWording.partly(suspects, explained());
            case DOES_NOT_COINCIDE ->
                dependencies.stream().allMatch(each -> each.finding() == Finding.CLEARED)
                        ? AnswerWording.NONE_FAILED
                        : AnswerWording.NONE_EXPLAINS;
            case INCONCLUSIVE -> AnswerWording.CANNOT_TELL;
        };
    }

    /** Those are named that explain half, and score nearly as much as the first of them. */
    private String coinciding() {
        var halves = dependencies.stream()
                .filter(each -> suspects.contains(each.dependency().name()) && each.explained() >= HALF)
                .toList();
        var named = halves.stream()
                .filter(each -> each.score().total()
                        >= COMPARABLE * halves.get(0).score().total())
                .toList();
        if (named.isEmpty()) {
            return AnswerWording.yes(suspects);
        }
        var names = named.stream().map(each -> each.dependency().name()).toList();
        return isOverBefore(named.get(0)) ? AnswerWording.possibly(names) : AnswerWording.yes(names);
    }

    /** Whether it certainly worked again when the window began. */
    private boolean isOverBefore(DependencyVerdict failed) {
        return !failed.episodes().isEmpty()
                && failed.episodes().stream()
                        .allMatch(each -> each.recovery()
                                .flatMap(InstantBounds::latest)
                                .filter(up -> up.isBefore(window.from()))
                                .isPresent());
    }

    /** How much the likeliest suspect explains. */
    private double explained() {
        return dependencies.stream()
                .filter(each -> each.dependency().name().equals(suspects.get(0)))
                .mapToDouble(DependencyVerdict::explained)
                .findFirst()
                .orElse(0);
    }

    /**
     * The same with its causes ranked.
     *
     * @param named the dependencies that the first sentence names: they come first
     */
    public Verdict concluding(VerdictAnswer concluded, String sentences, List<String> named) {
        return new Verdict(
                window,
                concluded,
                sentences,
                suspects.stream()
                        .sorted(Comparator.comparing(each -> !named.contains(each)))
                        .toList(),
                dependencies.stream()
                        .sorted(Comparator.comparing(
                                each -> !named.contains(each.dependency().name())))
                        .toList(),
                changes,
                notes);
    }

    /** The same with what is found of dependencies that are no suspects, after the others. */
    public Verdict beside(List<DependencyVerdict> others) {
        var all = Stream.concat(dependencies.stream(), others.stream()).toList();
        return new Verdict(window, answer, summary, suspects, all, changes, notes);
    }

    /** The same with more notes after its own. */
    public Verdict noting(List<String> more) {
        var all = Stream.concat(notes.stream(), more.stream()).toList();
        return new Verdict(window, answer, summary, suspects, dependencies, changes, all);
    }
}

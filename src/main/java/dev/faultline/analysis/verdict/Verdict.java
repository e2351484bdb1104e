// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import dev.faultline.analysis.wording.VerdictWording;
import dev.faultline.changes.Change;
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

    public Verdict {
        suspects = List.copyOf(suspects);
        dependencies = List.copyOf(dependencies);
        changes = List.copyOf(changes);
        notes = List.copyOf(notes);
    }

    /** The answer to whether it was a dependency, in a few words, with the name of the one that it was. */
    public String headline() {
        return switch (answer) {
            case COINCIDES -> suspects.isEmpty() ? VerdictWording.CANNOT_TELL : VerdictWording.yes(suspects);
            case PARTLY_COINCIDES ->
                suspects.isEmpty() ? VerdictWording.CANNOT_TELL : VerdictWording.partly(suspects, explained());
            case DOES_NOT_COINCIDE ->
                dependencies.stream().allMatch(each -> each.finding() == Finding.CLEARED)
                        ? VerdictWording.NONE_FAILED
                        : VerdictWording.NONE_EXPLAINS;
            case INCONCLUSIVE -> VerdictWording.CANNOT_TELL;
        };
    }

    /** How much the likeliest suspect explains. */
    private double explained() {
        return dependencies.stream()
                .filter(each -> each.dependency().name().equals(suspects.get(0)))
                .mapToDouble(DependencyVerdict::explained)
                .findFirst()
                .orElse(0);
    }

    /** The same with its causes ranked. */
    public Verdict concluding(VerdictAnswer concluded, String sentences) {
        return new Verdict(window, concluded, sentences, suspects, dependencies, changes, notes);
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

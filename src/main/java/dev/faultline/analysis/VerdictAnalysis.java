// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.DependencyEvidence;
import dev.faultline.analysis.verdict.Judge;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.ChangeStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Timeline;
import java.util.Collection;

/** Gathers what is known in a question's reach and puts it before the judge. Thread-safe. */
public final class VerdictAnalysis {

    private final ObservationStore observations;
    private final ChangeStore changes;
    private final TimelineLoader history;
    private final Judge judge = new Judge();

    public VerdictAnalysis(ObservationStore observations, ChangeStore changes, TimelineLoader history) {
        this.observations = observations;
        this.changes = changes;
        this.history = history;
    }

    /** The verdict on the question, with the given dependencies as the ones to look at. */
    public Verdict judge(VerdictQuestion question, Collection<Dependency> dependencies) {
        var window = question.window();
        var counts = observations.counts(window.from(), window.to());
        var evidence = dependencies.stream()
                .map(dependency -> new DependencyEvidence(
                        dependency, timeline(question, dependency), counts.getOrDefault(dependency.name(), 0L)))
                .toList();
        return judge.judge(question, evidence, changes.changes(window.from().minus(Judge.CHANGES_BEFORE), window.to()));
    }

    private Timeline timeline(VerdictQuestion question, Dependency dependency) {
        return history.timeline(dependency.name(), question.reachStart(), question.windowReachEnd());
    }
}

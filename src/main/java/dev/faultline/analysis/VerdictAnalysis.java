// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.verdict.DependencyEvidence;
import dev.faultline.analysis.verdict.Judge;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.ChangeStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.incident.IncidentStore;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Timeline;
import java.util.Collection;
import java.util.List;

/** Gathers what is known in a question's reach and puts it before the judge. Thread-safe. */
public final class VerdictAnalysis {

    /** So many windows of errors are left out of a baseline at most: the latest. */
    private static final int MOST_WINDOWS = 2_000;

    private final ObservationStore observations;
    private final ChangeStore changes;
    private final IncidentStore incidents;
    private final TimelineLoader history;
    private final Judge judge = new Judge();

    public VerdictAnalysis(
            ObservationStore observations, ChangeStore changes, IncidentStore incidents, TimelineLoader history) {
        this.observations = observations;
        this.changes = changes;
        this.incidents = incidents;
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
        return judge.judge(
                question.beside(others(question)),
                evidence,
                changes.changes(window.from().minus(Judge.CHANGES_BEFORE), window.to()));
    }

    /** The windows of errors that touch the baseline, the one in question included. */
    private List<JudgedWindow> others(VerdictQuestion question) {
        return incidents.outlines(question.baselineStart(), question.window().to(), MOST_WINDOWS).stream()
                .map(each -> new JudgedWindow(each.from(), each.to(), each.route()))
                .toList();
    }

    private Timeline timeline(VerdictQuestion question, Dependency dependency) {
        return history.timeline(dependency.name(), question.reachStart(), question.windowReachEnd());
    }
}

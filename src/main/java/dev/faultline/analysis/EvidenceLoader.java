// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.TimelineLoader.RunBounds;
import dev.faultline.analysis.verdict.DependencyEvidence;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.analysis.wording.NoteWording;
import dev.faultline.dependency.Dependency;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Timeline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what was observed of the dependencies of a question, within bounds of memory. Thread-safe. */
final class EvidenceLoader {

    /** The most runs of all dependencies of a question together, whose timelines then all are kept. */
    private static final int MOST_RUNS = 104_000;

    /** The most runs of all dependencies together whose histories are denser than that, of which only so much is read. */
    private static final int MOST_OF_DENSE = 24_000;

    /** The fewest runs that each of them may have. */
    private static final int FEWEST_RUNS = 500;

    private final ObservationStore observations;
    private final TimelineLoader history;

    EvidenceLoader(ObservationStore observations, TimelineLoader history) {
        this.observations = observations;
        this.history = history;
    }

    /**
     * What is known of each dependency in the reach of a question.
     *
     * @param notes what a responder has to know of how it was gathered
     * @param answers how long they took to answer in the window
     */
    record LoadedEvidence(List<DependencyEvidence> evidence, List<String> notes, WindowAnswers answers) {}

    LoadedEvidence load(VerdictQuestion question, Collection<Dependency> dependencies) {
        var window = question.window();
        var answers = new WindowAnswers();
        var counts = observations.counts(window.from(), window.to(), answers);
        var bounds = new RunBounds(each(MOST_RUNS, dependencies.size()), each(MOST_OF_DENSE, dependencies.size()));
        var reach = new TimeRange(question.reachStart(), question.windowReachEnd());
        var cut = new TreeMap<String, Instant>();
        var evidence = dependencies.stream()
                .map(dependency -> new DependencyEvidence(
                        dependency,
                        timeline(dependency.name(), reach, bounds, cut),
                        counts.getOrDefault(dependency.name(), 0L)))
                .toList();
        var notes = new ArrayList<String>();
        if (!observations.state().readable()) {
            notes.add(NoteWording.historyUnreadable());
        }
        if (!cut.isEmpty()) {
            notes.add(NoteWording.dense(cut.keySet(), Collections.max(cut.values())));
        }
        return new LoadedEvidence(evidence, notes, answers);
    }

    private static int each(int all, int dependencies) {
        return Math.max(FEWEST_RUNS, all / Math.max(1, dependencies));
    }

    /** Of a history that is too dense, only the latest part: what was before is unobserved. */
    private Timeline timeline(String dependency, TimeRange reach, RunBounds bounds, Map<String, Instant> cut) {
        var loaded = history.timeline(dependency, reach.from(), reach.to(), bounds);
        loaded.start().ifPresent(start -> cut.put(dependency, start));
        return loaded.timeline();
    }
}

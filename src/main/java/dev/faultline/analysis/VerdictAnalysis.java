// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.cause.AppsView;
import dev.faultline.analysis.cause.CauseEvidence;
import dev.faultline.analysis.cause.CauseRanking;
import dev.faultline.analysis.verdict.DependencyEvidence;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Judge;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.basics.TimeOrder;
import dev.faultline.changes.ChangeStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorLine;
import dev.faultline.incident.IncidentStore;
import dev.faultline.timeline.ObservationStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Gathers what is known in a question's reach, puts it before the judge, and ranks the causes. Thread-safe. */
public final class VerdictAnalysis {

    /** So many windows of errors are left out of a baseline at most: the latest. */
    private static final int MOST_WINDOWS = 2_000;

    /** How far an error may follow a path or a file that failed: there is no connection to wait for. */
    private static final Duration LOCAL_LAG = Duration.ofSeconds(2);

    /** How far back it matters which version came after which. */
    private static final Duration HISTORY = Duration.ofDays(30);

    private final ChangeStore changes;
    private final IncidentStore incidents;
    private final EvidenceLoader evidenceLoader;
    private final CauseSources sources;
    private final SlowerResponses slower;
    private final Judge judge = new Judge();

    /** Each question in work holds the timelines that it is about. */
    private final Semaphore places = new Semaphore(2, true);

    public VerdictAnalysis(
            ObservationStore observations,
            ChangeStore changes,
            IncidentStore incidents,
            TimelineLoader history,
            CauseSources sources) {
        this.changes = changes;
        this.incidents = incidents;
        this.evidenceLoader = new EvidenceLoader(observations, history);
        this.sources = sources;
        this.slower = new SlowerResponses(observations);
    }

    /** The verdict on the question, with the given dependencies as the ones to look at. */
    public Verdict judge(VerdictQuestion question, Collection<Dependency> dependencies) {
        return analysed(question, dependencies, Optional.empty()).verdict();
    }

    /**
     * All that a report tells: the verdict, the ranking of causes that it comes from, and the load even where it does not
     * matter to the cause.
     *
     * @param lines the error lines of the window, give or take the tolerance
     */
    AnalysedWindow analysed(VerdictQuestion question, Collection<Dependency> dependencies, List<ErrorLine> lines) {
        return analysed(question, dependencies, Optional.of(lines));
    }

    private AnalysedWindow analysed(
            VerdictQuestion question, Collection<Dependency> dependencies, Optional<List<ErrorLine>> lines) {
        places.acquireUninterruptibly();
        try {
            return judged(question, dependencies, lines);
        } finally {
            places.release();
        }
    }

    private AnalysedWindow judged(
            VerdictQuestion question, Collection<Dependency> dependencies, Optional<List<ErrorLine>> lines) {
        var window = question.window();
        var loaded = evidenceLoader.load(question, dependencies);
        var twins = sources.twins(dependencies);
        var evidence = loaded.evidence().stream()
                .filter(each -> !twins.containsKey(each.dependency().name()))
                .toList();
        var told = loaded.evidence().stream()
                .filter(each -> twins.containsKey(each.dependency().name()))
                .toList();
        var others = others(question);
        // Up to now: a roll-back may follow the errors.
        var changed = changes.changes(window.from().minus(HISTORY), TimeOrder.later(question.now(), window.to()));
        var beside = question.beside(others);
        var judged = judge.judge(beside, evidence, changed);
        var local = local(beside, evidence);
        var paths = sources.paths(local);
        var found = new CauseEvidence(question, judged, local, paths, List.of(), CauseEvidence.Surroundings.UNKNOWN);
        var watchedSince = evidence.stream()
                .flatMap(each -> each.timeline().firstObserved().stream())
                .min(Instant::compareTo);
        var ranked = sources.changes(question, found.judged(), changed, watchedSince, lines);
        var causes = CauseRanking.of(found.with(
                ranked,
                sources.around(
                        beside,
                        dependencies,
                        judged.dependencies(),
                        watchedSince,
                        !ranked.isEmpty(),
                        lines.isPresent())));
        var view = AppsView.of(told(beside, told), judged.dependencies(), twins);
        var slow = slower.sentences(beside, loaded.evidence(), loaded.answers(), judged.dependencies());
        var conclusion = causes.beside(view).noting(slow);
        return new AnalysedWindow(
                judged.concluding(conclusion.answer(), conclusion.text(), conclusion.failed())
                        .beside(view.found())
                        .noting(loaded.notes())
                        .noting(slow),
                local,
                paths,
                ranked,
                conclusion);
    }

    /** What the app says of dependencies that are probed is judged by itself. */
    private List<DependencyVerdict> told(VerdictQuestion question, List<DependencyEvidence> told) {
        return told.isEmpty()
                ? List.of()
                : judge.judge(question, told, List.of()).dependencies();
    }

    /** What lies in the pod itself fails at once, and is judged by itself. */
    private List<DependencyVerdict> local(VerdictQuestion question, List<DependencyEvidence> evidence) {
        var local = evidence.stream()
                .filter(each -> each.dependency().kind().isLocal())
                .toList();
        return local.isEmpty()
                ? List.of()
                : judge.judge(
                                new VerdictQuestion(
                                        question.window(),
                                        question.errors(),
                                        question.tolerance(),
                                        TimeOrder.shorter(question.maxLag(), LOCAL_LAG),
                                        question.baseline(),
                                        question.now(),
                                        question.others()),
                                local,
                                List.of())
                        .dependencies();
    }

    /** The windows of errors that touch the baseline, the one in question included. */
    private List<JudgedWindow> others(VerdictQuestion question) {
        return incidents.outlines(question.baselineStart(), question.window().to(), MOST_WINDOWS).stream()
                .map(each -> new JudgedWindow(each.from(), each.to(), each.route()))
                .toList();
    }
}

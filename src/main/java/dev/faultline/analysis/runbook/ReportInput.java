// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.cause.CauseConclusion;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.changes.ChangeSettings;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceTrouble;
import dev.faultline.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * All that a report is made of.
 *
 * @param settings what of the config in force it depends on
 * @param incident the incident that the window is of, if it is of one
 * @param now the present
 * @param maxLag how far errors may follow their cause
 * @param verdict the verdict on the window
 * @param local what is found of the dependencies that lie in the pod itself: errors follow these at once
 * @param errors what was counted and logged in the window
 * @param changes those before the end of the window, the likeliest first
 * @param causes what may have caused the errors
 * @param subjects what is watched
 */
public record ReportInput(
        ReportSettings settings,
        Optional<Incident> incident,
        Instant now,
        Duration maxLag,
        Verdict verdict,
        List<DependencyVerdict> local,
        WindowErrors errors,
        List<RankedChange> changes,
        CauseConclusion causes,
        WatchedSubjects subjects) {

    /**
     * What was counted and logged in the window.
     *
     * @param responses what was counted of the app's responses
     * @param lines the app's error lines, the most frequent first
     * @param readings how much of what the sources read they understood
     * @param judged how many errors the window was judged by; 0: all of it was judged
     * @param usualRate how many requests a minute there were before, if they came steadily and stopped
     */
    public record WindowErrors(
            List<ResponseCount> responses,
            List<GroupedLine> lines,
            List<SourceReading> readings,
            long judged,
            OptionalDouble usualRate) {

        public WindowErrors {
            responses = List.copyOf(responses);
            lines = List.copyOf(lines);
            readings = List.copyOf(readings);
        }
    }

    /**
     * What is watched.
     *
     * @param dependencies those that the verdict is about
     * @param routes the app's own routes that are checked
     * @param paths what the paths of {@code file} dependencies look like, by the dependency's name
     */
    public record WatchedSubjects(
            List<ProbedSubject> dependencies, List<ProbedSubject> routes, Map<String, PathHistory> paths) {

        public WatchedSubjects {
            dependencies = List.copyOf(dependencies);
            routes = List.copyOf(routes);
            paths = Map.copyOf(paths);
        }
    }

    public ReportInput {
        local = List.copyOf(local);
        changes = List.copyOf(changes);
    }

    List<ResponseCount> responses() {
        return errors.responses();
    }

    List<GroupedLine> lines() {
        return errors.lines();
    }

    List<SourceReading> readings() {
        return errors.readings();
    }

    OptionalDouble usualRate() {
        return errors.usualRate();
    }

    /** Of the sources that are configured, those whose silence is no evidence of health. */
    List<SourceTrouble> troubles() {
        return errorSettings().troubles(readings());
    }

    List<ProbedSubject> dependencies() {
        return subjects.dependencies();
    }

    List<ProbedSubject> routes() {
        return subjects.routes();
    }

    Map<String, PathHistory> paths() {
        return subjects.paths();
    }

    /** The app this instance stands beside. */
    public String app() {
        return settings.app();
    }

    /** Where 5xx responses and error lines are found. */
    ErrorSettings errorSettings() {
        return settings.errors();
    }

    /** Where changes are found. */
    ChangeSettings changeSettings() {
        return settings.changes();
    }

    /** What is found of every dependency that could matter, the likeliest first: of each by the lag that it can have. */
    public List<DependencyVerdict> judged() {
        var byName = local.stream().collect(Collectors.toMap(PodLocal::name, each -> each));
        return verdict.dependencies().stream()
                .map(each -> byName.getOrDefault(PodLocal.name(each), each))
                .toList();
    }

    JudgedWindow window() {
        return verdict.window();
    }

    /** The earliest instant at which a cause of the first error may lie. */
    Instant reachStart() {
        return window().from().minus(maxLag);
    }

    /** Whether errors still come in. */
    boolean isOpen() {
        return incident.filter(each -> each.state() == Incident.State.OPEN).isPresent();
    }

    /** Whether anything tells of changes but the people who post them. */
    boolean watchesChanges() {
        return !changeSettings().watch().isEmpty()
                || changeSettings().labels().isPresent()
                || !changeSettings().migrations().isEmpty()
                || changeSettings().kubernetes().enabled();
    }

    /** Whether anything counts the app's answers but the people who post them. */
    boolean countsAnswers() {
        return errorSettings().accessLog().isPresent()
                || errorSettings().metrics().isPresent();
    }
}

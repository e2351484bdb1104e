// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import static dev.faultline.testing.TimelineBuilder.at;

import dev.faultline.analysis.cause.CauseEvidence;
import dev.faultline.analysis.cause.CauseRanking;
import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Judge;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeSettings;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.RankedChange.Standing;
import dev.faultline.changes.RankedChange.SubjectPast;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSample;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.errors.RequestDurations;
import dev.faultline.errors.ResponseCount;
import dev.faultline.errors.SourceReading;
import dev.faultline.errors.SourceReading.ReadingAspect;
import dev.faultline.errors.StatusCounts;
import dev.faultline.incident.Incident;
import dev.faultline.incident.IncidentKind;
import dev.faultline.testing.IncidentBuilder;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ResponseCounts;
import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says in a few lines what is known of a window; an hour after its end, unless said otherwise. */
final class ReportSituation {

    private final JudgedWindow window;
    private final List<TimelineBuilder> dependencies = new ArrayList<>();
    private final List<TimelineBuilder> routes = new ArrayList<>();
    private final List<ResponseCount> answers = new ArrayList<>();
    private final List<ErrorSample> errorTimes = new ArrayList<>();
    private final List<GroupedLine> lines = new ArrayList<>();
    private final List<SourceReading> readings = new ArrayList<>();
    private final List<RankedChange> changes = new ArrayList<>();
    private final Map<String, PathHistory> paths = new HashMap<>();
    private OptionalDouble usualRate = OptionalDouble.empty();
    private Optional<Incident> incident = Optional.empty();
    private ErrorSettings errors = ErrorSettings.NONE;
    private ChangeSettings changeSettings = ChangeSettings.NONE;

    private ReportSituation(JudgedWindow window) {
        this.window = window;
    }

    static ReportSituation between(String from, String to) {
        return new ReportSituation(new JudgedWindow(at(from), at(to), Optional.empty()));
    }

    static ReportSituation on(String route, String from, String to) {
        return new ReportSituation(new JudgedWindow(at(from), at(to), Optional.of(route)));
    }

    /** Errors whose times are known, a few at each. */
    ReportSituation failing(long each, String... times) {
        for (var time : times) {
            errorTimes.add(new ErrorSample(at(time), each, Optional.empty(), ""));
        }
        return this;
    }

    ReportSituation with(TimelineBuilder... builders) {
        dependencies.addAll(List.of(builders));
        return this;
    }

    ReportSituation asking(TimelineBuilder... builders) {
        routes.addAll(List.of(builders));
        return this;
    }

    /** A route to say more of. */
    static TimelineBuilder route(String name, String path) {
        return TimelineBuilder.timeline("route/" + name).kind("route").routes(path);
    }

    ReportSituation counting() {
        errors = ErrorSettings.read(
                MapSettings.of(Map.of("access-log", Map.of("path", "/var/log/access.log", "format", "combined"))));
        return this;
    }

    ReportSituation watchingChanges() {
        var section = Map.of("watch", List.of("/etc/app"), "labels", "/etc/podinfo/labels");
        changeSettings = ChangeSettings.read(MapSettings.of(section), List.of());
        return this;
    }

    ReportSituation readingLogs() {
        errors = ErrorSettings.read(MapSettings.of(Map.of(
                "access-log", Map.of("path", "/var/log/access.log", "format", "combined"),
                "app-log", Map.of("path", "/var/log/app.log", "format", "json"))));
        return this;
    }

    ReportSituation answered(ErrorSource source, String route, String from, String to, long requests, long failed) {
        answers.add(ResponseCounts.on(route)
                .by(source)
                .between(at(from), at(to))
                .requests(requests)
                .errors(failed));
        return this;
    }

    ReportSituation failedWith(int status, String route, String from, String to, long requests, long failed) {
        answers.add(ResponseCounts.on(route)
                .between(at(from), at(to))
                .requests(requests)
                .errors(failed, status));
        return this;
    }

    ReportSituation took(RequestDurations durations, String route, String time) {
        answers.add(ResponseCounts.on(route)
                .at(at(time))
                .requests(durations.timed())
                .like(new FailureProfile(StatusCounts.of(504, durations.timed()), durations))
                .errors(durations.timed()));
        return this;
    }

    ReportSituation readingOnlyTheAppLog() {
        errors = ErrorSettings.read(
                MapSettings.of(Map.of("app-log", Map.of("path", "/var/log/app.log", "format", "json"))));
        return this;
    }

    ReportSituation scraping() {
        errors = ErrorSettings.read(MapSettings.of(Map.of("metrics", Map.of("url", "http://localhost/metrics"))));
        return this;
    }

    ReportSituation understood(ErrorSource source, ReadingAspect aspect, long total, long missed) {
        readings.add(new SourceReading(source, aspect, window.from(), window.to(), total, missed));
        return this;
    }

    ReportSituation wrote(long count, String message, String dependency, String... frames) {
        var line = new ErrorLine(
                new ErrorSignature(
                        "s" + lines.size(), List.of("java.lang.IllegalStateException"), List.of(frames), message),
                window.from(),
                window.to(),
                count,
                message,
                Optional.of("shop"));
        lines.add(new GroupedLine(line, Optional.of(dependency).filter(name -> !name.isEmpty())));
        return this;
    }

    ReportSituation changed(String time, ChangeKind kind, String subject, String version, boolean likely) {
        changes.add(new RankedChange(
                new Change(at(time), kind, subject, version, ""),
                Duration.between(at(time), window.from()),
                false,
                true,
                likely ? 0.9 : 0.1,
                likely ? Standing.LIKELY : Standing.UNLIKELY,
                new SubjectPast(versionBefore(kind, subject, version), false, Optional.empty(), false),
                likely ? "40 s before the first error; no error before it." : "Long before."));
        return this;
    }

    /** That of the change said before. */
    private Optional<String> versionBefore(ChangeKind kind, String subject, String version) {
        return changes.stream()
                .map(RankedChange::change)
                .filter(each -> each.kind() == kind && each.subject().equals(subject))
                .map(Change::version)
                .filter(each -> !each.isEmpty() && !each.equals(version))
                .reduce((earlier, later) -> later);
    }

    ReportSituation path(String dependency, PathHistory history) {
        paths.put(dependency, history);
        return this;
    }

    /** The window is of an incident that is over, of a kind that leaves no 5xx. */
    ReportSituation of(IncidentKind kind) {
        incident = Optional.of(new IncidentBuilder("i-1", window.from(), window.to())
                .kind(kind)
                .build());
        return this;
    }

    ReportSituation usually(double requestsAMinute) {
        usualRate = OptionalDouble.of(requestsAMinute);
        return this;
    }

    ReportSituation open() {
        incident = Optional.of(new IncidentBuilder("i-1", window.from(), window.to())
                .state(Incident.State.OPEN)
                .route(window.route())
                .errors(7)
                .build());
        return this;
    }

    ReportInput facts() {
        var now = window.to().plus(Duration.ofHours(1));
        var question = new VerdictQuestion(
                window,
                errorTimes,
                VerdictQuestion.DEFAULT_TOLERANCE,
                VerdictQuestion.DEFAULT_MAX_LAG,
                Optional.empty(),
                now);
        var evidence = dependencies.stream().map(each -> each.evidence(window)).toList();
        var verdict = new Judge()
                .judge(
                        question,
                        evidence,
                        changes.stream().map(RankedChange::change).toList());
        var local = local(now);
        var causes = CauseRanking.of(new CauseEvidence(
                question,
                verdict,
                local,
                paths,
                changes,
                new CauseEvidence.Surroundings(
                        !dependencies.isEmpty(),
                        isAnythingSetUp(),
                        false,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        ConnectionSigns.NONE)));
        return new ReportInput(
                new ReportSettings("checkout", errors, changeSettings),
                incident,
                now,
                VerdictQuestion.DEFAULT_MAX_LAG,
                verdict.concluding(causes.answer(), causes.text(), causes.failed()),
                local,
                new ReportInput.WindowErrors(answers, lines, readings, errorTimes.size(), usualRate),
                changes,
                causes,
                new ReportInput.WatchedSubjects(watched(dependencies), watched(routes), paths));
    }

    private boolean isAnythingSetUp() {
        return !dependencies.isEmpty()
                || !changes.isEmpty()
                || !errors.equals(ErrorSettings.NONE)
                || !changeSettings.equals(ChangeSettings.NONE);
    }

    /** Errors follow what lies in the pod by two seconds at most. */
    private List<DependencyVerdict> local(Instant now) {
        var question = new VerdictQuestion(
                window, List.of(), VerdictQuestion.DEFAULT_TOLERANCE, Duration.ofSeconds(2), Optional.empty(), now);
        var evidence = dependencies.stream()
                .map(each -> each.evidence(window))
                .filter(each -> each.dependency().kind().isLocal())
                .toList();
        return new Judge().judge(question, evidence, List.of()).dependencies();
    }

    private static List<ProbedSubject> watched(List<TimelineBuilder> builders) {
        return builders.stream()
                .map(each -> new ProbedSubject(each.dependency(), each.build()))
                .toList();
    }

    Report report() {
        return new Runbook().fill(facts());
    }

    RunbookStep step(StepName name) {
        return report().step(name);
    }
}

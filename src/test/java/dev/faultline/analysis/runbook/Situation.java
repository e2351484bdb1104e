package dev.faultline.analysis.runbook;

import static dev.faultline.testing.TimelineBuilder.at;

import dev.faultline.analysis.verdict.DependencyVerdict;
import dev.faultline.analysis.verdict.Judge;
import dev.faultline.analysis.verdict.Question;
import dev.faultline.analysis.verdict.Window;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.Change;
import dev.faultline.changes.ChangeSettings;
import dev.faultline.changes.RankedChange.Standing;
import dev.faultline.changes.RankedChange;
import dev.faultline.changes.paths.PathHistory;
import dev.faultline.errors.Answers;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.Signature;
import dev.faultline.incident.Incident;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.TimelineBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Says in a few lines what is known of a window; an hour after its end, unless said otherwise. */
final class Situation {

    private final Window window;
    private final List<TimelineBuilder> dependencies = new ArrayList<>();
    private final List<TimelineBuilder> routes = new ArrayList<>();
    private final List<Answers> answers = new ArrayList<>();
    private final List<GroupedLine> lines = new ArrayList<>();
    private final List<RankedChange> changes = new ArrayList<>();
    private final Map<String, PathHistory> paths = new HashMap<>();
    private Optional<Incident> incident = Optional.empty();
    private ErrorSettings errors = ErrorSettings.NONE;
    private ChangeSettings changeSettings = ChangeSettings.NONE;

    private Situation(Window window) {
        this.window = window;
    }

    static Situation between(String from, String to) {
        return new Situation(new Window(at(from), at(to), Optional.empty()));
    }

    static Situation on(String route, String from, String to) {
        return new Situation(new Window(at(from), at(to), Optional.of(route)));
    }

    Situation with(TimelineBuilder... builders) {
        dependencies.addAll(List.of(builders));
        return this;
    }

    Situation asking(TimelineBuilder... builders) {
        routes.addAll(List.of(builders));
        return this;
    }

    /** A route to say more of. */
    static TimelineBuilder route(String name, String path) {
        return TimelineBuilder.timeline("route/" + name).kind("route").routes(path);
    }

    Situation counting() {
        errors = ErrorSettings.read(
                MapSettings.of(Map.of("access-log", Map.of("path", "/var/log/access.log", "format", "combined"))));
        return this;
    }

    Situation watchingChanges() {
        var section = Map.of("watch", List.of("/etc/app"), "labels", "/etc/podinfo/labels");
        changeSettings = ChangeSettings.read(MapSettings.of(section), List.of());
        return this;
    }

    Situation readingLogs() {
        errors = ErrorSettings.read(MapSettings.of(Map.of(
                "access-log", Map.of("path", "/var/log/access.log", "format", "combined"),
                "app-log", Map.of("path", "/var/log/app.log", "format", "json"))));
        return this;
    }

    Situation answered(ErrorSource source, String route, String from, String to, long requests, long failed) {
        answers.add(new Answers(source, Optional.of(route), at(from), at(to), OptionalLong.of(requests), failed, ""));
        return this;
    }

    Situation wrote(long count, String message, String dependency, String... frames) {
        var line = new ErrorLine(
                new Signature("s" + lines.size(), List.of("java.lang.IllegalStateException"), List.of(frames), message),
                window.from(),
                window.to(),
                count,
                message,
                Optional.of("shop"));
        lines.add(new GroupedLine(line, Optional.of(dependency).filter(name -> !name.isEmpty())));
        return this;
    }

    Situation changed(String time, ChangeKind kind, String subject, String version, boolean likely) {
        changes.add(new RankedChange(
                new Change(at(time), kind, subject, version, ""),
                Duration.between(at(time), window.from()),
                false,
                likely ? 0.9 : 0.1,
                likely ? Standing.LIKELY : Standing.POSSIBLE,
                likely ? "There was no error before it." : "It may be."));
        return this;
    }

    Situation path(String dependency, PathHistory history) {
        paths.put(dependency, history);
        return this;
    }

    Situation open() {
        incident = Optional.of(new Incident(
                "i-1",
                Incident.Origin.DETECTED,
                Incident.State.OPEN,
                window.from(),
                window.to(),
                window.route(),
                List.of(),
                7,
                OptionalLong.empty(),
                "",
                List.of(),
                List.of(),
                Optional.empty()));
        return this;
    }

    Facts facts() {
        var now = window.to().plus(Duration.ofHours(1));
        var question = Question.on(window, now);
        var evidence = dependencies.stream().map(each -> each.evidence(window)).toList();
        var verdict = new Judge()
                .judge(
                        question,
                        evidence,
                        changes.stream().map(RankedChange::change).toList());
        return new Facts(
                "checkout",
                incident,
                now,
                Question.DEFAULT_MAX_LAG,
                verdict,
                local(now),
                answers,
                lines,
                errors,
                changes,
                changeSettings,
                watched(dependencies),
                watched(routes),
                paths);
    }

    /** Errors follow what lies in the pod by two seconds at most. */
    private List<DependencyVerdict> local(Instant now) {
        var question = new Question(
                window, List.of(), Question.DEFAULT_TOLERANCE, Duration.ofSeconds(2), Optional.empty(), now);
        var evidence = dependencies.stream()
                .map(each -> each.evidence(window))
                .filter(each -> Facts.isLocal(each.dependency()))
                .toList();
        return new Judge().judge(question, evidence, List.of()).dependencies();
    }

    private static List<Watched> watched(List<TimelineBuilder> builders) {
        return builders.stream()
                .map(each -> new Watched(each.dependency(), each.build()))
                .toList();
    }

    Report report() {
        return new Runbook().fill(facts());
    }

    Step step(StepName name) {
        return report().step(name);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import static dev.faultline.testing.TimelineBuilder.at;
import static dev.faultline.testing.TimelineBuilder.timeline;

import dev.faultline.analysis.connection.ConnectionSigns;
import dev.faultline.analysis.runbook.Report;
import dev.faultline.analysis.runbook.ReportSettings;
import dev.faultline.analysis.runbook.ReportSettings.ComponentSettings;
import dev.faultline.analysis.runbook.Runbook;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.analysis.verdict.Verdict;
import dev.faultline.analysis.verdict.VerdictQuestion;
import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeSettings;
import dev.faultline.dependency.Dependency;
import dev.faultline.errors.ErrorBatch;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ErrorSettings;
import dev.faultline.errors.ErrorSignature;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.Incident;
import dev.faultline.incident.Incident.Origin;
import dev.faultline.incident.Incident.State;
import dev.faultline.incident.IncidentSpan;
import dev.faultline.probe.Observation;
import dev.faultline.testing.MapSettings;
import dev.faultline.testing.ObservationFixtures;
import dev.faultline.testing.ResponseCounts;
import dev.faultline.testing.TimelineBuilder;
import dev.faultline.testing.memory.MemoryCheckpoints;
import dev.faultline.testing.memory.MemoryErrors;
import dev.faultline.testing.memory.MemoryIncidents;
import dev.faultline.testing.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says in a few lines what happened to the app {@code shop}, and asks for the verdict and the report on it. */
final class IncidentScene {

    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private final MemoryStore store = new MemoryStore(() -> at("23:00:00"));
    private final MemoryErrors errors = new MemoryErrors(checkpoints);
    private final MemoryIncidents incidents = new MemoryIncidents();
    private final DependencyRegistry registry = new DependencyRegistry(List::of, store);
    private final RouteRegistry routes = new RouteRegistry(List::of, store);
    private ConnectionSource connections = ConnectionSource.NONE;
    private ComponentSettings components = ComponentSettings.NONE;
    private Map<String, Object> sources =
            Map.of("access-log", Map.of("path", "/var/log/access.log", "format", "combined"));

    /** A database that was up all day. */
    static TimelineBuilder up(String name) {
        return timeline(name).kind("postgresql").every("5s").upFrom("10:00:00", "15:00:00");
    }

    /** A database that was down from {@code from} to {@code to} and up from {@code back} on. */
    static TimelineBuilder down(String name, String from, String to, String back) {
        return timeline(name)
                .kind("postgresql")
                .every("5s")
                .upFrom("10:00:00", at(from).minusSeconds(5).toString().substring(11, 19))
                .downFrom(from, to)
                .upFrom(back, "15:00:00");
    }

    IncidentScene with(TimelineBuilder... builders) {
        for (var each : builders) {
            store.remember(each.dependency());
            store.insert(each.observations());
        }
        return this;
    }

    /** What was up, checked every five seconds. */
    IncidentScene responded(Dependency dependency, Instant from, Instant to, Duration latency) {
        var all = new ArrayList<Observation>();
        for (var next = from; next.isBefore(to); next = next.plusSeconds(5)) {
            all.add(ObservationFixtures.up(dependency.name(), next)
                    .lasting(latency)
                    .paced(Duration.ofSeconds(5), Duration.ofSeconds(2))
                    .made());
        }
        store.remember(dependency);
        store.insert(all);
        return this;
    }

    IncidentScene connected(ConnectionSigns signs) {
        return connected((question, judged) -> signs);
    }

    IncidentScene connected(ConnectionSource source) {
        connections = source;
        return this;
    }

    IncidentScene components(ComponentSettings known) {
        components = known;
        return this;
    }

    /** The app's own log is followed, and nothing counts its responses. */
    IncidentScene followingLog() {
        sources = Map.of("app-log", Map.of("path", "/var/log/app.log", "format", "json"));
        return this;
    }

    /** One response a second, each of them good or each of them an error. */
    IncidentScene answered(String route, String from, String to, boolean good) {
        return answered(ErrorSource.ACCESS_LOG, route, from, to, 1, good);
    }

    IncidentScene answered(ErrorSource source, String route, String from, String to, int rate, boolean good) {
        var counts = new ArrayList<ResponseCount>();
        for (var next = at(from); !next.isAfter(at(to)); next = next.plusSeconds(1)) {
            counts.add(
                    ResponseCounts.on(route).by(source).at(next).requests(rate).errors(good ? 0 : rate));
        }
        errors.add(new ErrorBatch(counts, List.of(), Optional.empty()));
        return this;
    }

    IncidentScene wrote(String at, String message, String... frames) {
        var line = new ErrorLine(
                new ErrorSignature("s" + message.hashCode(), List.of(), List.of(frames), message),
                at(at),
                at(at),
                3,
                message,
                Optional.empty());
        errors.add(new ErrorBatch(List.of(), List.of(line), Optional.empty()));
        return this;
    }

    IncidentScene changed(String at, ChangeKind kind, String subject, String version) {
        store.add(new Change(at(at), kind, subject, version, ""));
        return this;
    }

    IncidentScene incident(String from, String to) {
        return incident(at(from), at(to));
    }

    IncidentScene incident(Instant from, Instant to) {
        incidents.save(Incident.of("i-" + from, Origin.DETECTED, State.FINAL, from, to));
        return this;
    }

    /** One with several stretches of errors, each from one time to the next. */
    IncidentScene incidentOf(String... ends) {
        var spans = new ArrayList<IncidentSpan>();
        for (var i = 0; i < ends.length; i += 2) {
            spans.add(new IncidentSpan(at(ends[i]), at(ends[i + 1])));
        }
        var from = spans.get(0).from();
        var to = spans.get(spans.size() - 1).to();
        incidents.save(Incident.of("i-" + ends[0], Origin.DETECTED, State.FINAL, from, to)
                .over(from, to, spans));
        return this;
    }

    Verdict verdict(String from, String to) {
        var question = reports().question(question(at(from), at(to), Optional.empty()), Optional.empty());
        return verdicts().judge(question, registry.concernedBy(question));
    }

    Report report(String from, String to) {
        return report(at(from), at(to), Optional.empty());
    }

    Report report(Instant from, Instant to, Optional<String> route) {
        return new Runbook().fill(reports().facts(question(from, to, route), Optional.empty()));
    }

    private static VerdictQuestion question(Instant from, Instant to, Optional<String> route) {
        return VerdictQuestion.on(new JudgedWindow(from, to, route), at("23:00:00"));
    }

    private VerdictAnalysis verdicts() {
        return new VerdictAnalysis(
                store,
                store,
                incidents,
                new TimelineLoader(store),
                new CauseSources(this::settings, errors, incidents, name -> Optional.empty(), connections));
    }

    private ReportAnalysis reports() {
        return new ReportAnalysis(
                this::settings,
                registry,
                routes,
                verdicts(),
                new TimelineLoader(store),
                errors,
                new BaselinePolicy(store));
    }

    private ReportSettings settings() {
        var changes = ChangeSettings.read(
                MapSettings.of(Map.of("watch", List.of("/etc/app"), "labels", "/etc/podinfo/labels")), List.of());
        return new ReportSettings("shop", ErrorSettings.read(MapSettings.of(sources)), changes, Set.of(), components);
    }
}

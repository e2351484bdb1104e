// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.archive;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import dev.faultline.text.InstantFormat;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunKey;
import dev.faultline.timeline.RunLatency;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Dependencies, and what was observed of them, as lines of a file. Durations are microseconds. */
final class ObservedJson {

    private static final Pattern KIND = Pattern.compile("[a-z0-9-]{1,50}");
    private static final Pattern PHASE = Pattern.compile("[a-z0-9-]{1,50}");

    private ObservedJson() {}

    static ObjectNode of(ObjectNode line, Dependency dependency) {
        line.put("name", dependency.name())
                .put("kind", dependency.kind().name())
                .put("critical", dependency.critical());
        dependency.routes().forEach(route -> line.withArray("routes").add(route.pattern()));
        dependency.endpoints().stream()
                .sorted()
                .forEach(place -> line.withArray("endpoints").add(place));
        var pace = dependency.pace();
        return line.put("interval", micros(pace.interval()))
                .put("timeout", micros(pace.timeout()))
                .put("slowAbove", micros(pace.slowAbove()))
                .put("alertInterval", micros(pace.alertInterval()))
                .put("failureThreshold", pace.failureThreshold())
                .put("successThreshold", pace.successThreshold());
    }

    static Dependency dependency(ArchiveFields line) {
        return new Dependency(
                line.name("name"),
                line.word(
                        "kind",
                        "letters, digits and -",
                        kind -> Optional.of(kind)
                                .filter(KIND.asMatchPredicate())
                                .map(DependencyKind::new)),
                line.flag("critical"),
                line.texts("routes").stream().map(RoutePattern::new).toList(),
                Set.copyOf(line.texts("endpoints")),
                new ProbePace(
                        line.duration("interval"),
                        line.duration("timeout"),
                        line.duration("slowAbove"),
                        line.duration("alertInterval"),
                        line.small("failureThreshold", 1, 1_000_000),
                        line.small("successThreshold", 1, 1_000_000)));
    }

    static ObjectNode of(ObjectNode line, Run run, UnaryOperator<String> mask) {
        put(line, run.key());
        return line.put("message", mask.apply(run.message()))
                .put("firstStart", InstantFormat.of(run.firstStart()))
                .put("firstEnd", InstantFormat.of(run.firstEnd()))
                .put("lastStart", InstantFormat.of(run.lastStart()))
                .put("lastEnd", InstantFormat.of(run.lastEnd()))
                .put("count", run.count())
                .put("longestGap", micros(run.longestGap()))
                .put("fastest", micros(run.latency().fastest()))
                .put("slowest", micros(run.latency().slowest()))
                .put("total", micros(run.latency().total()));
    }

    static Run run(ArchiveFields line) {
        var run = new Run(
                key(line),
                line.text("message"),
                line.instant("firstStart"),
                line.instant("firstEnd"),
                line.instant("lastStart"),
                line.instant("lastEnd"),
                line.count("count", 1),
                line.duration("longestGap"),
                new RunLatency(line.duration("fastest"), line.duration("slowest"), line.duration("total")));
        if (run.lastStart().isBefore(run.firstStart())
                || run.firstEnd().isBefore(run.firstStart())
                || run.lastEnd().isBefore(run.lastStart())
                || run.lastEnd().isBefore(run.firstEnd())) {
            throw new ArchiveFields.WrongField("a run ends no earlier than it starts");
        }
        return run;
    }

    static ObjectNode of(ObjectNode line, Observation observation, UnaryOperator<String> mask) {
        put(line, RunKey.of(observation));
        line.put("at", InstantFormat.of(observation.startedAt())).put("duration", micros(observation.duration()));
        if (!observation.message().isEmpty()) {
            line.put("message", mask.apply(observation.message()));
        }
        observation
                .phases()
                .forEach((phase, time) ->
                        line.withArray("phases").addObject().put("name", phase).put("time", micros(time)));
        return line;
    }

    static Observation observation(ArchiveFields line) {
        var key = key(line);
        return new Observation(
                key.dependency(),
                line.instant("at"),
                line.duration("duration"),
                key.status(),
                key.failure(),
                line.text("message"),
                phases(line),
                key.interval(),
                key.timeout());
    }

    private static Map<String, Duration> phases(ArchiveFields line) {
        var phases = new LinkedHashMap<String, Duration>();
        for (var phase : line.rows("phases")) {
            phases.put(
                    phase.word(
                            "name",
                            "letters, digits and -",
                            name -> Optional.of(name).filter(PHASE.asMatchPredicate())),
                    phase.duration("time"));
        }
        return phases;
    }

    private static void put(ObjectNode line, RunKey key) {
        line.put("dependency", key.dependency()).put("status", key.status().name());
        if (key.failure() != FailureClass.NONE) {
            line.put("failure", key.failure().label());
        }
        line.put("interval", micros(key.interval())).put("timeout", micros(key.timeout()));
    }

    private static RunKey key(ArchiveFields line) {
        var status = line.word("status", Status.values(), Status::name);
        var failure = line.optional("failure").isEmpty()
                ? FailureClass.NONE
                : line.word("failure", FailureClass.values(), FailureClass::label);
        if ((status == Status.UP) != (failure == FailureClass.NONE)) {
            throw new ArchiveFields.WrongField("the status UP has no failure, and any other has one");
        }
        var interval = line.duration("interval");
        if (interval.toMillis() == 0) {
            throw new ArchiveFields.WrongField("'interval' is too short; allowed: a millisecond or more");
        }
        return new RunKey(line.name("dependency"), status, failure, interval, line.duration("timeout"));
    }

    private static long micros(Duration duration) {
        return duration.getSeconds() * 1_000_000 + duration.getNano() / 1_000;
    }
}

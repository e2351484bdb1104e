// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.runbook.RouteTally.Count;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.analysis.wording.ErrorLineWording;
import dev.faultline.analysis.wording.RouteWording;
import dev.faultline.analysis.wording.SourceWording;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.FailureProfile;
import dev.faultline.text.TimeWords;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Step 1: which routes failed, from when to when and how often, and what the app wrote about it. */
final class RouteStep {

    private final ReportInput facts;

    private RouteStep(ReportInput facts) {
        this.facts = facts;
    }

    static RunbookStep of(ReportInput facts) {
        var route = new RouteStep(facts);
        var step = route.step();
        return step.highlighting(step.isFound() ? route.brief() : step.details());
    }

    private RunbookStep step() {
        var count = RouteTally.of(facts.responses(), facts.window().route());
        var evidence = RouteEvidence.of(facts, count);
        var standIns = count.filter(each -> each.source() == ErrorSource.APP_LOG);
        if (count.isPresent()
                && count.get().errors() > 0
                && (standIns.isEmpty() || facts.lines().isEmpty())) {
            return new RunbookStep(StepName.ROUTE, StepState.FOUND, failed(count.get()), details(count), evidence);
        }
        var outage = QuietOutage.ofIncident(facts);
        if (outage.isPresent()) {
            return new RunbookStep(
                    StepName.ROUTE,
                    StepState.FOUND,
                    facts.lines().isEmpty()
                            ? outage.get().sentence()
                            : outage.get().sentence() + " " + logged(0),
                    details(count),
                    outage.get().addTo(evidence));
        }
        var recorded = facts.incident().filter(each -> each.errors() > 0 && standIns.isEmpty());
        if (recorded.isPresent()) {
            var routes = recorded.get().routes();
            var sentence = routes.isEmpty()
                    ? RouteWording.counted(recorded.get().errors())
                    : RouteWording.counted(
                            recorded.get().errors(), routes.get(0).route());
            return new RunbookStep(StepName.ROUTE, StepState.FOUND, sentence, details(count), evidence);
        }
        if (!facts.lines().isEmpty()) {
            var logged = ErrorLineWording.logged(lines(), OwnRequests.among(lines(), 0, facts));
            var sentence = count.isPresent() && standIns.isEmpty()
                    ? ErrorLineWording.linesWithoutErrors(logged, most())
                    : ErrorLineWording.onlyErrorLines(logged, most());
            return new RunbookStep(StepName.ROUTE, StepState.FOUND, sentence, details(count), evidence);
        }
        return RouteSilence.of(facts, count, evidence);
    }

    private String failed(Count count) {
        var first = count.routes().stream().map(RouteTally::first).min(Instant::compareTo);
        var last = count.routes().stream().map(RouteTally::last).max(Instant::compareTo);
        var named =
                count.routes().stream().flatMap(each -> each.route().stream()).toList();
        var sentence = RouteWording.failed(
                named,
                count.errors(),
                count.requests(),
                count.profile().statuses(),
                between(first.orElseThrow(), last.orElseThrow()));
        if (facts.lines().isEmpty()) {
            return sentence;
        }
        return sentence + " " + logged(count.errors());
    }

    /** What the app logged beside so many counted errors. */
    private String logged(long errors) {
        var own = OwnRequests.among(lines(), errors, facts);
        return ErrorLineWording.linesBeside(ErrorLineWording.logged(lines(), own), most());
    }

    private String between(Instant first, Instant last) {
        var start = time(first);
        var end = time(last);
        return start.equals(end) ? RouteWording.at(start) : RouteWording.fromTo(start, end);
    }

    private String most() {
        var most = facts.lines().get(0);
        var message = most.line().message();
        var text = message.isEmpty() ? most.line().signature().text() : message;
        var said = most.dependency()
                .map(name -> ErrorLineWording.ofDependency(text, name))
                .orElse(text);
        return facts.lines().size() == 1 ? ErrorLineWording.only(said) : ErrorLineWording.mostly(said);
    }

    private long lines() {
        return facts.lines().stream().mapToLong(each -> each.line().count()).sum();
    }

    private List<String> details(Optional<Count> count) {
        var details = new ArrayList<>(CauseWording.load(facts.causes().load()));
        var routes = count.map(Count::routes).orElse(List.of());
        if (routes.size() > 1) {
            routes.forEach(each -> details.add(RouteWording.failedOn(
                    each.name(),
                    each.errors(),
                    each.requests(),
                    each.profile().statuses(),
                    between(each.first(), each.last()))));
        }
        count.map(Count::profile).ifPresent(profile -> details.addAll(ofProfile(profile)));
        for (var each : facts.lines()) {
            details.add(ErrorLineWording.signature(
                    each.line().count(),
                    each.line().message(),
                    place(each),
                    each.dependency().orElse("")));
        }
        facts.troubles().forEach(each -> details.add(RouteWording.maybeMore(SourceWording.trouble(each))));
        return details;
    }

    /** What the statuses and the durations say, and what may be missing. */
    private List<String> brief() {
        var brief = new ArrayList<>(CauseWording.load(facts.causes().load()));
        RouteTally.of(facts.responses(), facts.window().route())
                .map(Count::profile)
                .ifPresent(profile -> brief.addAll(ofProfile(profile)));
        facts.troubles().forEach(each -> brief.add(RouteWording.maybeMore(SourceWording.trouble(each))));
        return brief;
    }

    private static List<String> ofProfile(FailureProfile profile) {
        var details = new ArrayList<>(RouteWording.meanings(profile.statuses()));
        if (profile.durations().timed() > 0) {
            details.add(RouteWording.durations(profile.durations()));
        }
        return details;
    }

    /** The frame on top, and those below it as far as it takes to tell it from others that say the same. */
    private String place(GroupedLine each) {
        var frames = each.line().signature().frames();
        var others = facts.lines().stream()
                .filter(other -> other != each
                        && other.line().message().equals(each.line().message()))
                .map(other -> other.line().signature().frames())
                .toList();
        var depth = 1;
        while (depth < frames.size() && isSharedTo(depth, frames, others)) {
            depth++;
        }
        return frames.isEmpty() ? "" : String.join(" of ", frames.subList(0, depth));
    }

    private static boolean isSharedTo(int depth, List<String> frames, List<List<String>> others) {
        return others.stream()
                .anyMatch(other ->
                        other.size() >= depth && other.subList(0, depth).equals(frames.subList(0, depth)));
    }

    /** Rounded to the second. */
    private String time(Instant instant) {
        return TimeWords.time(
                instant.plusMillis(500).truncatedTo(ChronoUnit.SECONDS),
                facts.window().from());
    }
}

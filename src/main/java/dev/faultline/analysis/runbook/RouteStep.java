// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.runbook;

import dev.faultline.analysis.runbook.RouteTally.Count;
import dev.faultline.analysis.wording.CauseWording;
import dev.faultline.analysis.wording.ReportWording;
import dev.faultline.text.TimeWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Step 1: which routes failed, from when to when and how often, and what the app wrote about it. */
final class RouteStep {

    private static final int SIGNATURES = 20;

    private final ReportInput facts;

    private RouteStep(ReportInput facts) {
        this.facts = facts;
    }

    static RunbookStep of(ReportInput facts) {
        return new RouteStep(facts).step();
    }

    private RunbookStep step() {
        var count = RouteTally.of(facts.responses(), facts.window().route());
        var evidence = evidence(count);
        if (count.isPresent() && count.get().errors() > 0) {
            return new RunbookStep(StepName.ROUTE, StepState.FOUND, failed(count.get()), details(count), evidence);
        }
        var recorded = facts.incident().filter(each -> each.errors() > 0);
        if (recorded.isPresent()) {
            var routes = recorded.get().routes();
            var sentence = routes.isEmpty()
                    ? ReportWording.counted(recorded.get().errors())
                    : ReportWording.counted(
                            recorded.get().errors(), routes.get(0).route());
            return new RunbookStep(StepName.ROUTE, StepState.FOUND, sentence, details(count), evidence);
        }
        if (!facts.lines().isEmpty()) {
            var sentence = ReportWording.onlyErrorLines(lines(), most());
            return new RunbookStep(StepName.ROUTE, StepState.FOUND, sentence, details(count), evidence);
        }
        return new RunbookStep(StepName.ROUTE, nothing(count), nothingSentence(count), List.of(), evidence);
    }

    private StepState nothing(Optional<Count> count) {
        if (count.filter(each -> each.answers() > 0).isPresent()) {
            return StepState.CLEARED;
        }
        return facts.countsAnswers() ? StepState.UNKNOWN : StepState.NOT_CONFIGURED;
    }

    private String nothingSentence(Optional<Count> count) {
        return switch (nothing(count)) {
            case CLEARED -> ReportWording.noErrorAmong(count.orElseThrow().answers());
            case UNKNOWN -> ReportWording.nothingCounted();
            default -> ReportWording.errorsNotWatched();
        };
    }

    private String failed(Count count) {
        var first = count.routes().stream().map(RouteTally::first).min(Instant::compareTo);
        var last = count.routes().stream().map(RouteTally::last).max(Instant::compareTo);
        var named =
                count.routes().stream().flatMap(each -> each.route().stream()).toList();
        return ReportWording.failed(
                        ReportWording.subject(named),
                        ReportWording.share(count.errors(), count.requests()),
                        between(first.orElseThrow(), last.orElseThrow()))
                + (facts.lines().isEmpty() ? "" : " " + capitalized(most()) + ".");
    }

    private String between(Instant first, Instant last) {
        return first.equals(last) ? ReportWording.at(time(first)) : ReportWording.fromTo(time(first), time(last));
    }

    private String most() {
        var most = facts.lines().get(0);
        var message = most.line().message();
        var text = message.isEmpty() ? most.line().signature().text() : message;
        return most.dependency()
                .map(name -> ReportWording.mostOften(text, name))
                .orElseGet(() -> ReportWording.mostOften(text));
    }

    private long lines() {
        return facts.lines().stream().mapToLong(each -> each.line().count()).sum();
    }

    private List<String> details(Optional<Count> count) {
        var details = new ArrayList<>(CauseWording.load(facts.causes().load()));
        var routes = count.map(Count::routes).orElse(List.of());
        if (routes.size() > 1) {
            routes.forEach(each -> details.add(each.name() + ": " + ReportWording.share(each.errors(), each.requests())
                    + ", " + between(each.first(), each.last())));
        }
        for (var each : facts.lines()) {
            details.add(ReportWording.errorLines(each.line().count()) + ": "
                    + each.line().message()
                    + place(each)
                    + each.dependency().map(name -> " (" + name + ")").orElse(""));
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
        return frames.isEmpty() ? "" : ", at " + String.join(" of ", frames.subList(0, depth));
    }

    private static boolean isSharedTo(int depth, List<String> frames, List<List<String>> others) {
        return others.stream()
                .anyMatch(other ->
                        other.size() >= depth && other.subList(0, depth).equals(frames.subList(0, depth)));
    }

    private EvidenceFields evidence(Optional<Count> count) {
        var evidence = new EvidenceFields();
        count.ifPresent(found -> evidence.with("source", found.source().label())
                .with("errors", found.errors())
                .with("requests", found.requests()));
        evidence.with(
                "routes",
                count.map(Count::routes).orElse(List.of()).stream()
                        .map(each -> new EvidenceFields()
                                .with("route", each.route())
                                .with("errors", each.errors())
                                .with("requests", each.requests())
                                .with("first", each.first())
                                .with("last", each.last())
                                .values())
                        .toList());
        return evidence.with(
                "signatures",
                facts.lines().stream()
                        .limit(SIGNATURES)
                        .map(each -> signature(each).values())
                        .toList());
    }

    private static EvidenceFields signature(GroupedLine each) {
        var line = each.line();
        return new EvidenceFields()
                .with("id", line.signature().id())
                .with("count", line.count())
                .with("first", line.first())
                .with("last", line.last())
                .with("types", line.signature().types())
                .with("frames", line.signature().frames())
                .with("message", line.message())
                .with("logger", line.logger())
                .with("dependency", each.dependency());
    }

    private String time(Instant instant) {
        return TimeWords.time(instant, facts.window().from());
    }

    private static String capitalized(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}

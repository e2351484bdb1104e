// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static java.util.stream.Collectors.joining;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.errors.ErrorLine;
import dev.faultline.errors.ResponseCount;
import dev.faultline.incident.Incident;
import dev.faultline.probe.Observation;
import dev.faultline.timeline.Run;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Something that a store holds, told on one line; what is absent looks like an empty text. */
final class ContentLine {

    private ContentLine() {}

    static String of(Dependency each) {
        var pace = each.pace();
        return of(
                "dependency",
                each.name(),
                each.kind().name(),
                each.critical(),
                each.routes().stream().map(RoutePattern::pattern).toList(),
                new TreeSet<>(each.endpoints()),
                pace.interval(),
                pace.timeout(),
                pace.slowAbove(),
                pace.alertInterval(),
                pace.failureThreshold(),
                pace.successThreshold());
    }

    static String of(Observation each) {
        return of(
                "observation",
                each.dependency(),
                each.startedAt(),
                each.duration(),
                each.status(),
                each.failure().label(),
                each.message(),
                new TreeMap<>(each.phases()),
                each.interval(),
                each.timeout());
    }

    static String of(Run each) {
        return of(
                "run",
                each.dependency(),
                each.status(),
                each.failure().label(),
                each.message(),
                each.firstStart(),
                each.firstEnd(),
                each.lastStart(),
                each.lastEnd(),
                each.count(),
                each.longestGap(),
                each.latency().fastest(),
                each.latency().slowest(),
                each.latency().total(),
                each.interval(),
                each.timeout());
    }

    static String of(ResponseCount each) {
        return of(
                "answers",
                each.source().label(),
                each.route(),
                each.from(),
                each.to(),
                each.requests(),
                each.errors(),
                each.message());
    }

    static String of(ErrorLine each) {
        var signature = each.signature();
        return of(
                "line",
                signature.id(),
                signature.types(),
                signature.frames(),
                signature.text(),
                each.first(),
                each.last(),
                each.count(),
                each.message(),
                each.logger());
    }

    static Stream<String> of(Incident each) {
        return Stream.of(
                        Stream.of(of(
                                "incident",
                                each.id(),
                                each.origin(),
                                each.state(),
                                each.from(),
                                each.to(),
                                each.route(),
                                each.errors(),
                                each.requests(),
                                each.notes().title(),
                                each.notes().links())),
                        each.routes().stream()
                                .map(route -> of(
                                        "- route",
                                        route.route(),
                                        route.errors(),
                                        route.requests(),
                                        route.first(),
                                        route.last())),
                        each.notes().annotations().stream().map(note -> of("- annotation", note.at(), note.text())),
                        each.verdict().stream()
                                .map(verdict -> of(
                                        "- verdict",
                                        verdict.at(),
                                        verdict.headline().answer(),
                                        verdict.headline().summary(),
                                        verdict.headline().suspects())))
                .flatMap(lines -> lines);
    }

    /** On one line; an empty text and what is absent look alike. */
    static String of(Object... parts) {
        return Arrays.stream(parts)
                .map(ContentLine::word)
                .map(word -> word.replace("\n", "\\n").replace("\t", "\\t"))
                .collect(joining(" | "))
                .strip();
    }

    private static String word(Object part) {
        if (part instanceof Optional<?> maybe) {
            return maybe.map(String::valueOf).orElse("");
        }
        if (part instanceof OptionalLong maybe) {
            return maybe.isPresent() ? String.valueOf(maybe.getAsLong()) : "";
        }
        return String.valueOf(part);
    }
}

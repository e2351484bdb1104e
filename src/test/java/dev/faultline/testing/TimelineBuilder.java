// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import dev.faultline.analysis.verdict.DependencyEvidence;
import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.dependency.RoutePattern;
import dev.faultline.probe.ClockJump;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.ProberStall;
import dev.faultline.probe.Status;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says in one line what was seen of a dependency. Times of day are UTC on 2026-11-22. */
public final class TimelineBuilder {

    private record Seen(Instant at, Duration lasting, Status status, FailureClass failure, String message) {}

    private final String name;
    private final List<Seen> seen = new ArrayList<>();
    private Duration interval = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(3);
    private Duration lasting = Duration.ZERO;
    private String message = "";
    private DependencyKind kind = new DependencyKind("tcp");
    private boolean critical = true;
    private List<RoutePattern> routes = List.of();
    private Set<String> endpoints = Set.of();

    private TimelineBuilder(String name) {
        this.name = name;
    }

    public static TimelineBuilder timeline(String name) {
        return new TimelineBuilder(name);
    }

    /** A time of day, as in {@code 12:00:00} or {@code 12:00:00.250}; {@code -1T12:00:00} is a day earlier. */
    public static Instant at(String time) {
        var day = time.indexOf('T');
        var midnight = Instant.parse("2026-11-22T" + time.substring(day + 1) + "Z");
        return day < 0 ? midnight : midnight.plus(Duration.ofDays(Long.parseLong(time.substring(0, day))));
    }

    /** A duration as in {@code 250ms}, {@code 30s}, {@code 5m}, {@code 2h}. */
    public static Duration span(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.parse("PT" + text.toUpperCase(Locale.ROOT));
    }

    public TimelineBuilder upAt(String time) {
        return add(at(time), Status.UP, FailureClass.NONE);
    }

    public TimelineBuilder downAt(String time) {
        return downAt(time, FailureClass.CONNECT);
    }

    public TimelineBuilder downAt(String time, FailureClass failure) {
        return add(at(time), Status.DOWN, failure);
    }

    public TimelineBuilder degradedAt(String time) {
        return add(at(time), Status.DEGRADED, FailureClass.SLOW);
    }

    public TimelineBuilder unknownAt(String time) {
        return add(at(time), Status.UNKNOWN, FailureClass.PROBER);
    }

    /** The mark that the prober leaves where its wall clock jumped. */
    public TimelineBuilder clockJumpAt(String time, String by) {
        var jump = new ClockJump(at(time), Duration.parse(by));
        seen.add(new Seen(at(time), Duration.ZERO, Status.UNKNOWN, FailureClass.PROBER, jump.inWords()));
        return this;
    }

    /** Up at every interval from one time to another, both inclusive. */
    public TimelineBuilder upFrom(String from, String to) {
        return fill(from, to, Status.UP, FailureClass.NONE);
    }

    public TimelineBuilder downFrom(String from, String to) {
        return downFrom(from, to, FailureClass.CONNECT);
    }

    public TimelineBuilder downFrom(String from, String to, FailureClass failure) {
        return fill(from, to, Status.DOWN, failure);
    }

    public TimelineBuilder degradedFrom(String from, String to) {
        return fill(from, to, Status.DEGRADED, FailureClass.SLOW);
    }

    /** Without a word said before, for want of CPU. */
    public TimelineBuilder unknownFrom(String from, String to) {
        return fill(from, to, Status.UNKNOWN, FailureClass.PROBER);
    }

    /** The interval of all observations; of those filled in, it has to be said before. */
    public TimelineBuilder every(String text) {
        interval = span(text);
        return this;
    }

    public TimelineBuilder timeout(String text) {
        timeout = span(text);
        return this;
    }

    /** How long the probes take that are said after this. */
    public TimelineBuilder lasting(String text) {
        lasting = span(text);
        return this;
    }

    /** What the failures say that are said after this. */
    public TimelineBuilder saying(String text) {
        message = text;
        return this;
    }

    public TimelineBuilder kind(String text) {
        kind = new DependencyKind(text);
        return this;
    }

    public TimelineBuilder optional() {
        critical = false;
        return this;
    }

    public TimelineBuilder routes(String... patterns) {
        routes = List.of(patterns).stream().map(RoutePattern::new).toList();
        return this;
    }

    public TimelineBuilder endpoints(String... places) {
        endpoints = Set.of(places);
        return this;
    }

    public List<Observation> observations() {
        return seen.stream()
                .map(each -> new Observation(
                        name,
                        each.at(),
                        each.lasting(),
                        each.status(),
                        each.failure(),
                        each.message(),
                        Map.of(),
                        interval,
                        timeout))
                .toList();
    }

    public Timeline build() {
        return Timeline.of(RunBuilder.fold(observations()));
    }

    public Dependency dependency() {
        var pace = new ProbePace(
                interval, timeout.isZero() ? Duration.ofMillis(1) : timeout, Duration.ofSeconds(1), interval, 1, 1);
        return new Dependency(name, kind, critical, routes, endpoints, pace);
    }

    public DependencyEvidence evidence(JudgedWindow window) {
        var inside = seen.stream()
                .filter(each -> !each.at().isBefore(window.from()) && each.at().isBefore(window.to()))
                .count();
        return new DependencyEvidence(dependency(), build(), inside);
    }

    private TimelineBuilder fill(String from, String to, Status status, FailureClass failure) {
        for (var next = at(from); !next.isAfter(at(to)); next = next.plus(interval)) {
            add(next, status, failure);
        }
        return this;
    }

    private TimelineBuilder add(Instant at, Status status, FailureClass failure) {
        seen.add(new Seen(
                at,
                lasting,
                status,
                failure,
                status == Status.UP ? "" : message.isEmpty() ? unsaid(status, failure) : message));
        return this;
    }

    private static String unsaid(Status status, FailureClass failure) {
        return status == Status.UNKNOWN ? ProberStall.whenDue() : failure.label() + " trouble";
    }
}

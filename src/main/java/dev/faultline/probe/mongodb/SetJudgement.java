// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.mongodb;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.probe.Status;
import dev.faultline.probe.mongodb.MemberHello.State;
import dev.faultline.probe.net.FailureClassifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the members of a set, or one server, are worth to the app.
 *
 * @param expectedSet the name that the set has to have; absent: any
 * @param expectation what has to be there
 */
record SetJudgement(Optional<String> expectedSet, MemberExpectation expectation) {

    /** Where the app talks to one server and looks for no others. */
    Outcome ofOne(MemberReport report) {
        if (report.hello().isEmpty() || !report.isServing()) {
            return report.outcome();
        }
        var said = report.hello().get();
        if (anotherSet(said)) {
            return ofAnother(report, said);
        }
        if (!expectation.isServedBy(said, true)) {
            return assertion(report.member() + " is " + words(said) + ", expected "
                    + expectation
                            .role()
                            .filter(role -> !role.equals(MemberExpectation.ANY))
                            .orElse("a member with data"));
        }
        if (expectation.role().isEmpty()
                && said.is(State.SECONDARY)
                && said.primary().isEmpty()) {
            return assertion("no primary: " + report.member() + " is a secondary of " + name(said) + " and knows none");
        }
        return written(report, said);
    }

    /** Where the app looks for the member that serves it. */
    Outcome ofAll(List<MemberReport> reports) {
        var responded = reports.stream().filter(MemberReport::responded).toList();
        if (responded.isEmpty()) {
            return nobody(reports);
        }
        var right = responded.stream()
                .filter(report -> report.hello().filter(this::anotherSet).isEmpty())
                .toList();
        if (right.isEmpty()) {
            return ofAnother(responded.get(0), responded.get(0).hello().orElseThrow());
        }
        var able = right.stream()
                .filter(report -> report.hello()
                        .filter(said -> expectation.isServedBy(said, false))
                        .isPresent())
                .toList();
        var serving = able.stream().filter(MemberReport::isServing).findFirst();
        if (serving.isEmpty()) {
            return able.isEmpty() ? missing(reports, right) : named(able.get(0));
        }
        var outcome = written(serving.get(), serving.get().hello().orElseThrow());
        return outcome.status() == Status.UP ? ailing(reports, right).orElse(outcome) : outcome;
    }

    private boolean anotherSet(MemberHello said) {
        return expectedSet.isPresent() && !said.is(State.ROUTER) && !said.set().equals(expectedSet);
    }

    private Outcome ofAnother(MemberReport report, MemberHello said) {
        return assertion(report.member()
                + said.set().map(set -> " is of the replica set " + set).orElse(" is of no replica set")
                + ", expected " + expectedSet.orElse(""));
    }

    private Outcome written(MemberReport report, MemberHello said) {
        var writable = said.leads() && !said.readOnly();
        return expectation.writable() && !writable
                ? assertion("read-only: " + report.member() + " takes no writes")
                : report.outcome();
    }

    private static Outcome nobody(List<MemberReport> reports) {
        var first = reports.get(0);
        return reports.size() == 1
                ? first.outcome()
                : failed(
                        first.outcome(),
                        "none of " + reports.size() + " members responded: "
                                + reports.stream()
                                        .map(report -> report.member() + ": "
                                                + report.outcome().message())
                                        .collect(Collectors.joining("; ")));
    }

    private static Outcome named(MemberReport report) {
        return failed(
                report.outcome(), report.member() + ": " + report.outcome().message());
    }

    private static Outcome failed(Outcome like, String message) {
        var line = FailureClassifier.oneLine(message);
        return like.status() == Status.UNKNOWN ? Outcome.unknown(line) : Outcome.down(like.failure(), line);
    }

    /** Nobody is what the app needs: the one that is named to be cannot be reached, or there is none. */
    private Outcome missing(List<MemberReport> reports, List<MemberReport> right) {
        var role = expectation.role().orElse(MemberExpectation.PRIMARY);
        var set = right.stream()
                .flatMap(report -> report.hello().stream())
                .map(SetJudgement::name)
                .findFirst();
        if (role.equals(MemberExpectation.PRIMARY)) {
            var lost = right.stream()
                    .flatMap(report -> report.hello().flatMap(MemberHello::primary).stream())
                    .flatMap(name -> reports.stream()
                            .filter(report -> report.member().toString().equals(name) && !report.responded()))
                    .findFirst();
            if (lost.isPresent()) {
                return failed(
                        lost.get().outcome(),
                        "the primary of " + set.orElse("") + ", " + lost.get().member() + ", does not respond: "
                                + lost.get().outcome().message());
            }
        }
        return assertion("no " + (role.equals(MemberExpectation.ANY) ? "member with data" : role) + " ("
                + set.map(name -> name + ": ").orElse("") + count(reports) + ")");
    }

    private static String count(List<MemberReport> reports) {
        var secondaries =
                reports.stream().filter(report -> report.is(State.SECONDARY)).count();
        var primaries =
                reports.stream().filter(report -> report.is(State.PRIMARY)).count();
        var silent = reports.stream().filter(report -> !report.responded()).count();
        var others = reports.size() - secondaries - primaries - silent;
        return (primaries > 0 ? "a primary, " : "")
                + secondaries + (secondaries == 1 ? " secondary" : " secondaries")
                + (others > 0 ? ", " + others + " neither primary nor secondary" : "") + " responded, "
                + (silent == 0 ? "none did not" : silent + " did not");
    }

    /** A member that clients may be sent to, and that does not serve, though the app is served. */
    private static Optional<Outcome> ailing(List<MemberReport> reports, List<MemberReport> right) {
        var listed = right.stream()
                .flatMap(report -> report.hello().stream())
                .flatMap(said -> said.members().stream())
                .collect(Collectors.toSet());
        var routed = right.stream().anyMatch(report -> report.is(State.ROUTER));
        return reports.stream()
                .filter(report -> routed || listed.contains(report.member().toString()))
                .filter(report -> report.outcome().status() == Status.DOWN || report.is(State.OTHER))
                .findFirst()
                .map(report -> report.isServing()
                        ? Outcome.degraded(
                                FailureClass.ASSERTION, report.member() + " is neither primary nor secondary")
                        : Outcome.degraded(
                                report.outcome().failure(),
                                FailureClassifier.oneLine(report.member() + " does not serve: "
                                        + report.outcome().message())));
    }

    private static String name(MemberHello said) {
        return said.set().orElse("");
    }

    private static String words(MemberHello said) {
        return switch (said.state()) {
            case PRIMARY -> "the primary of " + name(said);
            case SECONDARY -> "a secondary of " + name(said);
            default -> "neither primary nor secondary";
        };
    }

    private static Outcome assertion(String message) {
        return Outcome.down(FailureClass.ASSERTION, message);
    }
}

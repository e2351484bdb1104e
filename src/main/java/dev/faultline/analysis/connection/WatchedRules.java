// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import dev.faultline.analysis.connection.ConnectionTrouble.LongAttempt;
import dev.faultline.analysis.wording.ConnectionWording;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.probe.net.HostAddress;
import dev.faultline.text.AddressText;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the app's connections to one dependency say, that was up as probed throughout the window. */
final class WatchedRules {

    /** A name that has several addresses at once is resolved to each of them that often. */
    private static final Duration CURRENT = Duration.ofSeconds(90);

    private final ObservedWindow window;
    private final String dependency;
    private final List<ConnectionRun> runs;

    WatchedRules(ObservedWindow window, String dependency) {
        this.window = window;
        this.dependency = dependency;
        this.runs = window.runs().stream()
                .filter(run -> window.places().at(run.endpoint()).contains(dependency))
                .toList();
    }

    /** A sentence on each sign of trouble. */
    List<String> sentences() {
        if (runs.isEmpty()) {
            return List.of();
        }
        var established = ConnectionLevels.standing(window, runs);
        return Stream.of(
                        PoolRule.of(dependency, window, established),
                        ConnectionTrouble.attempts(window, runs).map(this::attempt),
                        hanging(),
                        ConnectionTrouble.end(window, established)
                                .map(end -> ConnectionWording.allGone(dependency, end.connections(), time(end.at()))))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<String> hanging() {
        var hanging = ConnectionTrouble.hanging(window, runs);
        return hanging.isEmpty()
                ? Optional.empty()
                : Optional.of(ConnectionWording.dataHangs(dependency, hanging.getAsInt()));
    }

    private String attempt(LongAttempt attempt) {
        var old = window.places().hostsAt(attempt.endpoint()).stream().max(Comparator.comparing(HostAddress::last));
        return old.flatMap(each -> successor(each)
                        .map(now -> ConnectionWording.formerAddress(
                                dependency,
                                AddressText.of(attempt.endpoint().address()),
                                AddressText.of(now.address()),
                                time(now.first()))))
                .orElseGet(() -> ConnectionWording.cannotConnect(
                        dependency, attempt.endpoint().toString(), attempt.longest()));
    }

    /** The address that the name has had instead since, if that one is former. */
    private Optional<HostAddress> successor(HostAddress old) {
        var current = window.places().addressesOf(old.host()).stream()
                .filter(each -> each.last().isAfter(old.last().plus(CURRENT))
                        || each.first().isAfter(old.last()))
                .min(Comparator.comparing(HostAddress::first));
        return current.filter(each -> !old.last().isAfter(window.to()));
    }

    private String time(Instant at) {
        return TimeWords.roughly(at, window.from(), Duration.between(window.from(), window.to()));
    }
}

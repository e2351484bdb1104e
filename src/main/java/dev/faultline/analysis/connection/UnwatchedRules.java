// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import dev.faultline.analysis.wording.ConnectionWording;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.RemoteEndpoint;
import dev.faultline.discovery.mentions.ServerScheme;
import dev.faultline.text.TimeWords;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the app's connections say of endpoints that no dependency is at. */
final class UnwatchedRules {

    private static final Duration SHORTLY_BEFORE = Duration.ofMinutes(1);

    /** What is shorter may be a download, a health check or somebody's command. */
    private static final int HELD_SECONDS = 10;

    private static final int NAME_SERVER = 53;

    private final ObservedWindow window;
    private final Map<RemoteEndpoint, List<ConnectionRun>> runs;

    UnwatchedRules(ObservedWindow window) {
        this.window = window;
        this.runs = window.runs().stream()
                .filter(run -> run.endpoint().port() != NAME_SERVER
                        && window.places().at(run.endpoint()).isEmpty())
                .collect(Collectors.groupingBy(ConnectionRun::endpoint, LinkedHashMap::new, Collectors.toList()));
    }

    /** The endpoints that it held connections to, or tried to connect to, the one with the most first. */
    List<String> places() {
        return runs.entrySet().stream()
                .filter(each -> isHeld(each.getValue()) || isTried(each.getValue()))
                .sorted(Comparator.comparingInt(
                                (Map.Entry<RemoteEndpoint, List<ConnectionRun>> each) -> -most(each.getValue()))
                        .thenComparing(each -> each.getKey().toString()))
                .map(each -> place(each.getKey()))
                .toList();
    }

    private boolean isHeld(List<ConnectionRun> ofOne) {
        return ofOne.stream()
                        .filter(run -> run.most().established() > 0 && window.touches(run, SHORTLY_BEFORE))
                        .mapToLong(run -> Duration.between(run.from(), run.to()).toSeconds() + 1)
                        .sum()
                >= HELD_SECONDS;
    }

    private boolean isTried(List<ConnectionRun> ofOne) {
        return ConnectionTrouble.attempts(window, ofOne).isPresent();
    }

    private static int most(List<ConnectionRun> ofOne) {
        return ofOne.stream().mapToInt(run -> run.most().established()).max().orElse(0);
    }

    /** A sentence on each with which there certainly was trouble. */
    List<String> troubles() {
        return runs.entrySet().stream()
                .flatMap(each -> trouble(each.getKey(), each.getValue()).stream())
                .toList();
    }

    private Optional<String> trouble(RemoteEndpoint endpoint, List<ConnectionRun> ofOne) {
        var hanging = ConnectionTrouble.hanging(window, ofOne);
        return Stream.of(
                        ConnectionTrouble.attempts(window, ofOne)
                                .map(each -> ConnectionWording.unwatchedAttempts(place(endpoint), each.longest())),
                        hanging.isEmpty()
                                ? Optional.<String>empty()
                                : Optional.of(ConnectionWording.unwatchedHangs(place(endpoint), hanging.getAsInt())),
                        ConnectionTrouble.end(window, ConnectionLevels.standing(window, ofOne))
                                .map(end -> ConnectionWording.unwatchedGone(
                                        place(endpoint),
                                        end.connections(),
                                        TimeWords.roughly(
                                                end.at(),
                                                window.from(),
                                                Duration.between(window.from(), window.to())))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String place(RemoteEndpoint endpoint) {
        return ConnectionWording.place(
                endpoint.toString(), ServerScheme.usualAt(endpoint.port()).product());
    }
}

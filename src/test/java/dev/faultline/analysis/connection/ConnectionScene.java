// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.connection;

import dev.faultline.analysis.verdict.JudgedWindow;
import dev.faultline.connections.ConnectionCounts;
import dev.faultline.connections.ConnectionRun;
import dev.faultline.connections.DependencyPlaces;
import dev.faultline.connections.ReadSpan;
import dev.faultline.connections.RemoteEndpoint;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.net.HostAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The app's connections around a window from 14:02:00 to 14:02:20, told second by second; orders-db is at 10.0.0.3:5432. */
final class ConnectionScene {

    static final Instant FROM = Instant.parse("2026-11-22T14:02:00Z");
    static final Instant TO = FROM.plusSeconds(20);
    static final RemoteEndpoint DATABASE = new RemoteEndpoint("10.0.0.3", 5432);
    static final RemoteEndpoint FORMER = new RemoteEndpoint("10.0.0.7", 5432);
    static final RemoteEndpoint STRANGE = new RemoteEndpoint("10.0.9.4", 5432);

    private final List<ConnectionRun> runs = new ArrayList<>();
    private final List<JudgedWindow> others = new ArrayList<>();
    private final List<ReadSpan> spans = new ArrayList<>();
    private final List<HostAddress> addresses =
            new ArrayList<>(List.of(new HostAddress("db", "10.0.0.3", FROM.minusSeconds(3_000), TO.plusSeconds(5))));

    /** Seconds relative to the window's start; all of them was read. */
    ConnectionScene read(int from, int to) {
        return readEvery(1, from, to);
    }

    ConnectionScene readEvery(int seconds, int from, int to) {
        return read(from, to, (to - from) / seconds + 1);
    }

    /** So many times, unevenly. */
    ConnectionScene read(int from, int to, int readings) {
        spans.add(new ReadSpan(FROM.plusSeconds(from), FROM.plusSeconds(to), readings, 0));
        return this;
    }

    ConnectionScene held(RemoteEndpoint endpoint, int from, int to, int established) {
        return with(endpoint, from, to, new ConnectionCounts(established, 0, 0, 0, 0), 0, established);
    }

    /** Like {@link #held}, but none of them was new at its first reading. */
    ConnectionScene kept(RemoteEndpoint endpoint, int from, int to, int established) {
        return with(endpoint, from, to, new ConnectionCounts(established, 0, 0, 0, 0), 0, 0);
    }

    ConnectionScene tried(RemoteEndpoint endpoint, int from, int to, int forSeconds) {
        return with(endpoint, from, to, new ConnectionCounts(0, 1, 0, 0, 0), forSeconds, 0);
    }

    ConnectionScene hung(RemoteEndpoint endpoint, int from, int to, int retransmitting, int unacknowledged) {
        return with(endpoint, from, to, new ConnectionCounts(5, 0, retransmitting, unacknowledged, 0), 0, 5);
    }

    /** Errors came then, too. */
    ConnectionScene failedBefore(int from, int to) {
        others.add(new JudgedWindow(FROM.plusSeconds(from), FROM.plusSeconds(to), Optional.empty()));
        return this;
    }

    /** The database moved at that second; before, it was at {@link #FORMER}. */
    ConnectionScene movedAt(int second) {
        addresses.clear();
        addresses.add(new HostAddress("db", "10.0.0.7", FROM.minusSeconds(3_000), FROM.plusSeconds(second - 5)));
        addresses.add(new HostAddress("db", "10.0.0.3", FROM.plusSeconds(second), TO.plusSeconds(5)));
        return this;
    }

    private ConnectionScene with(
            RemoteEndpoint endpoint, int from, int to, ConnectionCounts counts, int forSeconds, int opened) {
        runs.add(new ConnectionRun(
                endpoint,
                FROM.plusSeconds(from),
                FROM.plusSeconds(to),
                to - from + 1,
                counts.established(),
                counts,
                Duration.ofSeconds(forSeconds),
                opened,
                0));
        return this;
    }

    /** What is said while the database was up as probed. */
    ConnectionSigns signs() {
        return signs(List.of("orders-db"));
    }

    ConnectionSigns signs(List<String> cleared) {
        var database = new Dependency(
                "orders-db", DependencyKind.POSTGRESQL, true, List.of(), Set.of("db:5432"), ProbePace.DEFAULT);
        return ConnectionRules.of(
                new ObservedWindow(
                        FROM, TO, FROM, others, runs, spans, new DependencyPlaces(List.of(database), addresses)),
                cleared);
    }
}

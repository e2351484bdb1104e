// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.connections;

import dev.faultline.connections.TrackedConnection.Ends;
import dev.faultline.connections.TrackedConnection.Owner;
import dev.faultline.sockets.OutwardSockets;
import dev.faultline.sockets.TcpSocket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Makes a reading of each table of sockets, by comparing it to the one before. A connection counts from its second reading on:
 * only then is it worth while to find out whose it is, and what this program opens for a probe is gone by then. Until it has
 * read a socket that is not this program's it is alone, for all it knows: then there is no reading, for it says nothing of an app in
 * another network. Not thread-safe.
 */
final class ConnectionTracker {

    private static final int MOST_ENDPOINTS = 200;
    private static final int MOST_CONNECTIONS = 100_000;

    private Map<Ends, TrackedConnection> known = Map.of();
    private Set<Integer> ownPorts = Set.of();
    private boolean hasRead;
    private boolean hasSeenOthers;

    /** Whether the next table has connections whose owner is to be found out. */
    private boolean hasUndecided;

    /** Forgets what was read: a reading was missed. */
    void reset() {
        known = Map.of();
        hasRead = false;
        hasUndecided = false;
    }

    /** Whether all sockets that were ever read are this program's. */
    boolean isAlone() {
        return !hasSeenOthers;
    }

    /**
     * The next reading; empty while it {@link #isAlone}, for the first, which has nothing to compare with, and if there are too many connections.
     *
     * @param own gives the inodes of this program's sockets; asked only if need be
     * @param nanos now on the monotonic clock
     */
    Optional<ConnectionReading> next(
            List<TcpSocket> sockets, Supplier<Set<Long>> own, Instant at, long nanos, Duration spacing) {
        if (sockets.size() > MOST_CONNECTIONS) {
            reset();
            return Optional.empty();
        }
        var ours = hasUndecided || !hasRead || isAlone() ? own.get() : Set.<Long>of();
        if (!ours.isEmpty()) {
            ownPorts = OutwardSockets.ownListening(sockets, ours);
        }
        var listening = OutwardSockets.listening(sockets);
        var next = new HashMap<Ends, TrackedConnection>();
        var tallies = new HashMap<InetSocketAddress, EndpointTally>();
        hasUndecided = false;
        for (var socket : sockets) {
            if (OutwardSockets.isOutward(socket, listening, ownPorts)) {
                var ends = Ends.of(socket);
                var before = known.get(ends);
                if (before != null && before.is(socket)) {
                    next.put(ends, before);
                    if (before.owner(socket, ours) == Owner.APP) {
                        follow(socket, before, nanos, tally(tallies, ends));
                    }
                } else if (socket.isConnected() && !ours.contains(socket.inode())) {
                    next.put(ends, new TrackedConnection(socket, nanos, !hasRead));
                    hasUndecided = true;
                }
            }
        }
        known.forEach((ends, connection) -> {
            if (connection.isCounted() && next.get(ends) != connection) {
                tally(tallies, ends).gone();
            }
        });
        known = next;
        hasSeenOthers |= !tallies.isEmpty() || OutwardSockets.areListenedOnByOthers(sockets, ours);
        var isFirst = !hasRead;
        hasRead = true;
        return isFirst || isAlone() ? Optional.empty() : Optional.of(reading(tallies, at, spacing));
    }

    private static void follow(TcpSocket socket, TrackedConnection connection, long nanos, EndpointTally tally) {
        if (socket.isEstablished()) {
            var isWaiting = connection.waitsSinceLast(socket);
            tally.established(connection.countAsNew(), socket.retransmits() > 0, isWaiting);
            return;
        }
        if (connection.isCounted()) {
            connection.noLongerCounts();
            tally.gone();
        }
        if (socket.isConnecting()) {
            tally.connecting(nanos - connection.sinceNanos());
        } else if (socket.isClosing()) {
            tally.closing();
        }
    }

    private static EndpointTally tally(Map<InetSocketAddress, EndpointTally> tallies, Ends ends) {
        return tallies.computeIfAbsent(
                new InetSocketAddress(ends.remote(), ends.remotePort()), ignored -> new EndpointTally());
    }

    private static ConnectionReading reading(
            Map<InetSocketAddress, EndpointTally> tallies, Instant at, Duration spacing) {
        var samples = tallies.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<InetSocketAddress, EndpointTally> each) ->
                                -each.getValue().size())
                        .thenComparing(each -> each.getKey().getAddress().getHostAddress())
                        .thenComparing(each -> each.getKey().getPort()))
                .limit(MOST_ENDPOINTS)
                .map(each -> each.getValue()
                        .sample(RemoteEndpoint.of(
                                each.getKey().getAddress(), each.getKey().getPort())))
                .toList();
        return new ConnectionReading(at, spacing, samples, Math.max(0, tallies.size() - MOST_ENDPOINTS));
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/**
 * The places for sessions on each server: two, whoever of this program asks, so that a server that does not end its sessions
 * is never filled up by the one that watches it. A place is free again when its session has ended. By address, for after a
 * failover the new server has none of the old one's sessions. Thread-safe.
 */
public final class ServerPlaces {

    /** On one server at any time. */
    public static final int MOST = 2;

    private static final ProbeStep ENDING = new ProbeStep("session", FailureClass.TIMEOUT);
    private static final ProbeStep QUEUE = new ProbeStep("session", FailureClass.PROBER);

    private final Map<InetSocketAddress, Taken> servers = new HashMap<>();

    private static final class Taken {
        private final Queue<Turn> waiting = new ArrayDeque<>();
        private int places;
        private int overdue;
    }

    private record Turn(NetworkRun run, Promise<Void> comes) {}

    /** One session's place. */
    public final class Place {

        private final InetSocketAddress server;
        private boolean overdue;
        private boolean free;

        private Place(InetSocketAddress server) {
            this.server = server;
        }

        /** Its run has ended, and the session has not. */
        public void becomeOverdue() {
            synchronized (ServerPlaces.this) {
                taken(server).overdue += overdue || free ? 0 : 1;
                overdue = true;
            }
        }

        /** Its session has ended; may be said more than once. */
        public void leave() {
            synchronized (ServerPlaces.this) {
                if (!free) {
                    free = true;
                    vacate(server, overdue);
                }
            }
        }
    }

    /** A place of the run's own, on its event loop, as soon as there is one. */
    public Future<Place> take(InetSocketAddress server, NetworkRun run) {
        var turn = new Turn(run, Promise.promise());
        enter(server, turn);
        return turn.comes().future().map(free -> new Place(server));
    }

    private synchronized void enter(InetSocketAddress server, Turn turn) {
        var taken = taken(server);
        if (taken.places < MOST) {
            taken.places++;
            turn.comes().complete();
            return;
        }
        taken.waiting.add(turn);
        turn.run()
                .enter(
                        taken.overdue > 0 ? ENDING : QUEUE,
                        taken.overdue > 0
                                ? "the server did not end the " + MOST + " sessions of earlier checks"
                                : MOST + " other checks of this server did not end");
        turn.run().opened(() -> quit(server, turn));
    }

    private synchronized void quit(InetSocketAddress server, Turn turn) {
        taken(server).waiting.remove(turn);
        forgetIfEmpty(server);
    }

    private void vacate(InetSocketAddress server, boolean overdue) {
        var taken = taken(server);
        taken.overdue -= overdue ? 1 : 0;
        var next = taken.waiting.poll();
        if (next == null) {
            taken.places--;
            forgetIfEmpty(server);
        } else {
            next.run().eventLoop().execute(() -> next.comes().complete());
        }
    }

    private Taken taken(InetSocketAddress server) {
        return servers.computeIfAbsent(server, added -> new Taken());
    }

    private void forgetIfEmpty(InetSocketAddress server) {
        if (taken(server).places == 0) {
            servers.remove(server);
            notifyAll();
        }
    }

    /** Waits until every session has ended, for the given time at most. */
    public synchronized void awaitEmpty(Duration longest) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        for (var left = longest.toNanos(); left > 0 && !servers.isEmpty(); left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}

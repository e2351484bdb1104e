// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.text.DurationWords;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The places for sessions on each server: two, whoever of this program asks, so that a server that does not end its sessions
 * is never filled up by the one that watches it. A place is free again when its session has ended. By address, for after a
 * failover the new server has none of the old one's sessions. Thread-safe.
 *
 * <p>A check that gets no place in time has not asked the server, but it knows how the others fared: if the server said
 * nothing to them while it waited, or does not end their sessions, the server is down. Else the wait is our own doing, and the
 * state of the server is unknown.
 */
public final class ServerPlaces {

    /** On one server at any time. */
    public static final int MOST = 2;

    private static final ProbeStep QUEUE = new ProbeStep("session", FailureClass.PROBER);

    private final Map<InetSocketAddress, Taken> servers = new HashMap<>();

    private static final class Taken {
        private final Queue<Turn> waiting = new ArrayDeque<>();
        private final Set<Place> silent = new HashSet<>();
        private int places;
        private int overdue;
        /** In how many sessions the server spoke so far, and how many ended without that. */
        private long spoken;

        private long unspoken;
    }

    private static final class Turn {
        private final NetworkRun run;
        private final Promise<Void> comes = Promise.promise();
        /** As they were when it began. */
        private final long spoken;

        private final long unspoken;
        private final Set<Place> silent;
        /** Whether it came with less than half of the run's time left. */
        private boolean isShort = true;

        Turn(NetworkRun run, Taken taken) {
            this.run = run;
            this.spoken = taken.spoken;
            this.unspoken = taken.unspoken;
            this.silent = Set.copyOf(taken.silent);
        }

        void comes() {
            isShort = run.deadline()
                            .remaining()
                            .compareTo(run.deadline().timeout().dividedBy(2))
                    < 0;
            run.eventLoop().execute(comes::complete);
        }

        /** Whether the server does not speak any more, by what became of the others since it began. */
        boolean isInVain(Taken taken) {
            return taken.spoken == spoken
                    && (taken.overdue > 0
                            || taken.unspoken > unspoken
                            || silent.stream().anyMatch(taken.silent::contains));
        }
    }

    /** One session's place. */
    public final class Place {

        private final InetSocketAddress server;
        private boolean overdue;
        private boolean free;

        private Place(InetSocketAddress server) {
            this.server = server;
        }

        /** The server lets it in, or refuses to. */
        public void spoke() {
            synchronized (ServerPlaces.this) {
                taken(server).spoken++;
                taken(server).silent.remove(this);
            }
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
                    taken(server).unspoken += taken(server).silent.remove(this) ? 1 : 0;
                    vacate(server, overdue);
                }
            }
        }
    }

    /** A place of the run's own, on its event loop, as soon as there is one. */
    public Future<Place> take(InetSocketAddress server, NetworkRun run) {
        return enter(server, run).map(free -> occupied(server));
    }

    private synchronized Place occupied(InetSocketAddress server) {
        var place = new Place(server);
        taken(server).silent.add(place);
        return place;
    }

    private synchronized Future<Void> enter(InetSocketAddress server, NetworkRun run) {
        var taken = taken(server);
        if (taken.places < MOST) {
            taken.places++;
            return Future.succeededFuture();
        }
        var turn = new Turn(run, taken);
        taken.waiting.add(turn);
        run.enter(QUEUE, "");
        run.whenLate(() -> late(server, turn));
        run.opened(() -> quit(server, turn));
        return turn.comes.future();
    }

    /** What a run that had to wait ends with at its deadline; absent if it had time enough after that. */
    private synchronized Optional<Outcome> late(InetSocketAddress server, Turn turn) {
        var isDown = turn.isInVain(taken(server));
        var within = " within " + DurationWords.of(turn.run.deadline().timeout());
        if (turn.comes.future().isComplete() && (isDown || !turn.isShort)) {
            return Optional.empty();
        }
        return Optional.of(
                isDown
                        ? Outcome.down(
                                FailureClass.TIMEOUT,
                                "no answer to " + MOST + " earlier checks of this server" + within)
                        : Outcome.unknown(MOST + " other checks of this server did not end" + within));
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
            next.comes();
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

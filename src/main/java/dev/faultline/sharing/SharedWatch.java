// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Check;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * One check that many instances share. Time is cut into slots of one interval, by the clock of Redis; in each, whoever asks first has
 * the turn, and the others take over what it observed. While that is not up, one instance on another node checks too.
 *
 * <pre>
 *            connected                     another has it: read again when its probe must have ended
 *   ALONE ───────────────▶ waits for slot ──▶ asks ──┬──▶ takes over
 *     ▲                                              └──▶ probes, publishes
 *     └───────────────────────── Redis is down ◀─────┘
 * </pre>
 *
 * For the one thread of sharing.
 */
final class SharedWatch {

    private static final Duration GRACE = Duration.ofMillis(200);
    private static final int START_WITHIN = 4;

    private static final Future<?> NEVER = CompletableFuture.completedFuture("");

    private final SharingContext context;
    private final Check<?> check;
    private final SharedIdentity shared;
    private final ProbePace pace;
    private final OwnTurns turns;
    private Future<?> next = NEVER;
    private Future<?> again = NEVER;
    private OptionalLong members = OptionalLong.empty();
    private String lastRead = "0-0";
    private long lastSlot = Long.MIN_VALUE;

    SharedWatch(SharingContext context, Check<?> check, boolean amongApps) {
        this.context = context;
        this.check = check;
        this.shared = SharedIdentity.of(check, context.plan().app(), amongApps);
        this.pace = check.dependency().pace();
        this.turns = new OwnTurns(context, check.dependency(), shared);
    }

    /** Redis replies: takes turns from the next slot on. */
    void connected() throws LinkDown {
        cancel();
        var now = System.nanoTime();
        var clock = context.board().clock();
        lastRead = clock.at(now).toEpochMilli() + "-0";
        // Also a server that refuses to write, as one that is full or a replica, is none to take turns by.
        read();
        await(clock, clock.slot(now, pace.interval()) + 1);
    }

    /** Redis does not reply: probes by itself, as seldom as all together made one probe each interval. */
    void alone() {
        cancel();
        var lone = new LonePace(pace.interval(), members.orElse(LonePace.UNKNOWN_MEMBERS));
        next = later(() -> probeAlone(lone), lone.first(turns.sinceLast(), context.random()));
    }

    private void probeAlone(LonePace lone) {
        next = later(() -> probeAlone(lone), lone.period());
        turns.probeAlone();
    }

    void stop() {
        cancel();
    }

    /** Takes part no more. */
    void leave() throws LinkDown {
        context.board().leave(shared, context.member());
    }

    private void cancel() {
        next.cancel(false);
        again.cancel(false);
    }

    private void await(RedisClock clock, long slot) {
        var due = clock.startOf(slot, pace.interval())
                + TurnPhase.of(context.plan().instance(), slot, pace.interval()).toNanos();
        next = later(() -> guarded(() -> ask(slot)), Duration.ofNanos(due - System.nanoTime()));
    }

    private void ask(long slot) throws LinkDown {
        var clock = context.board().clock();
        var current = clock.slot(System.nanoTime(), pace.interval());
        await(clock, Math.max(slot, current) + 1);
        read();
        if (current != slot || lastSlot >= slot) {
            return;
        }
        if (!turns.probeIfFirst(slot, false)) {
            again = later(() -> guarded(this::read), pace.timeout().plus(GRACE));
        }
    }

    /** Takes over what is new; of what was not up, one instance of all is the witness. */
    private void read() throws LinkDown {
        var reading = context.board().read(shared, context.member(), lastRead, pace.interval());
        lastRead = reading.last();
        members = OptionalLong.of(reading.members());
        for (var entry : reading.entries()) {
            lastSlot = entry.isWitness() ? lastSlot : Math.max(lastSlot, entry.slot());
            if (!entry.member().equals(context.member())) {
                takeOver(entry);
            }
        }
    }

    private void takeOver(SharedEntry entry) throws LinkDown {
        var now = System.nanoTime();
        var clock = context.board().clock();
        var ahead = clock.ahead(context.clock().instant(), now);
        var age = Duration.between(entry.at(), clock.at(now)).abs();
        if (age.compareTo(pace.interval().multipliedBy(2).plus(pace.timeout()).plus(GRACE)) > 0) {
            return;
        }
        context.count().accept(SharingFigures::plusTaken);
        context.prober().takeOver(entry.taken(name(), entry.at().minus(ahead), pace.interval(), pace.timeout()));
        if (entry.status() != Status.UP
                && !entry.isWitness()
                && !entry.isFromNode(context.plan().node())) {
            turns.probeIfFirst(entry.slot(), true);
        }
    }

    private String name() {
        return check.dependency().name();
    }

    private Future<?> later(Runnable task, Duration delay) {
        return context.thread().schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
    }

    private void guarded(LinkExchange exchange) {
        exchange.orElse(context.onDown());
    }
}

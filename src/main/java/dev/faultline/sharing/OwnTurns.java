// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.ProbePace;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.util.OptionalLong;

/** The probes of a shared check that this instance makes itself. For the one thread of sharing. */
final class OwnTurns {

    /** Of an interval: who asked has to have started within this part. */
    private static final int START_WITHIN = 4;

    private final SharingContext context;
    private final Dependency dependency;
    private final ProbePace pace;
    private final SharedIdentity shared;
    private OptionalLong last = OptionalLong.empty();

    OwnTurns(SharingContext context, Dependency dependency, SharedIdentity shared) {
        this.context = context;
        this.dependency = dependency;
        this.pace = dependency.pace();
        this.shared = shared;
    }

    /** Since the last of them; an interval if there was none. */
    Duration sinceLast() {
        return last.isPresent() ? Duration.ofNanos(System.nanoTime() - last.getAsLong()) : pace.interval();
    }

    /** Probes without asking anybody. */
    void probeAlone() {
        var now = System.nanoTime();
        last = OptionalLong.of(now);
        context.count().accept(SharingFigures::plusAlone);
        context.prober().probeInTurn(dependency.name(), now + pace.interval().toNanos());
    }

    /**
     * Probes if nobody asked for this before. Not if the reply took long, or this process stood still: another may have taken the
     * next turn by then.
     *
     * @param isWitness whether it is about what another observed in that slot, not about the turn
     */
    boolean probeIfFirst(long slot, boolean isWitness) throws LinkDown {
        var asked = System.nanoTime();
        var held = pace.interval().multipliedBy(2).plus(pace.timeout());
        var key = isWitness ? shared.witness(slot) : shared.turn(slot);
        if (!context.board().claim(key, context.plan().instance(), held)) {
            return false;
        }
        last = OptionalLong.of(asked);
        context.count().accept(isWitness ? SharingFigures::plusWitness : SharingFigures::plusTurn);
        context.prober()
                .probeInTurn(dependency.name(), asked + pace.interval().toNanos() / START_WITHIN)
                .thenAcceptAsync(made -> publishIfKnown(made, slot, isWitness), context.thread())
                .exceptionally(notMade -> null);
        return true;
    }

    private void publishIfKnown(Observation made, long slot, boolean isWitness) {
        if (made.status() != Status.UNKNOWN) {
            LinkExchange exchange = () -> publish(made, slot, isWitness);
            exchange.orElse(context.onDown());
        }
    }

    private void publish(Observation made, long slot, boolean isWitness) throws LinkDown {
        var ahead = context.board().clock().ahead(context.clock().instant(), System.nanoTime());
        context.board()
                .publish(
                        shared,
                        new SharedEntry(
                                context.member(),
                                context.plan().instance(),
                                context.plan().node().orElse(""),
                                slot,
                                isWitness,
                                made.startedAt().plus(ahead),
                                made.duration(),
                                made.status(),
                                made.failure(),
                                made.message()),
                        pace.interval());
    }
}

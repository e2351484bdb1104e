// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.blocking;

import dev.faultline.basics.TimeOrder;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.text.DurationWords;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the blocking looks of one probe on a pool, one after the other. Thread-safe.
 *
 * <p>A look at a hung mount cannot be interrupted. So a look that has not come back keeps its one thread, and the looks
 * that follow wait for it without a thread of their own and are given up at their deadlines. Only the latest waits: the
 * ones before it have been given up.
 */
public final class BlockingRunner {

    /** How long before the deadline a look is given up, so that its outcome, and not the prober's, is the one kept. */
    private static final Duration HEADROOM = Duration.ofMillis(20);

    private record Look(Supplier<Outcome> work, CompletableFuture<Outcome> outcome) {

        void perform() {
            if (outcome.isDone()) {
                return;
            }
            try {
                outcome.complete(work.get());
            } catch (RuntimeException | Error bug) {
                outcome.completeExceptionally(bug);
            }
        }
    }

    private final Executor pool;
    private boolean busy;
    private @Nullable Look waiting;

    public BlockingRunner(Executor pool) {
        this.pool = pool;
    }

    /**
     * Runs the look as soon as the one before has come back.
     *
     * @param what what is looked at, for the message of a look that takes too long
     * @return the outcome with its phase {@code total}; {@code DOWN}/{@code timeout} at the deadline
     */
    public CompletionStage<Outcome> run(String what, Deadline deadline, Supplier<Outcome> work) {
        var tooLate = Outcome.down(
                FailureClass.TIMEOUT, "no answer from " + what + " within " + DurationWords.of(deadline.timeout()));
        var look = new Look(work, new CompletableFuture<>());
        if (admit(look)) {
            start(look);
        }
        return look.outcome()
                .completeOnTimeout(tooLate, own(deadline).toNanos(), TimeUnit.NANOSECONDS)
                .thenApply(outcome -> outcome.withPhases(Map.of("total", deadline.elapsed())));
    }

    private static Duration own(Deadline deadline) {
        var share = deadline.timeout().dividedBy(20);
        return deadline.remaining().minus(TimeOrder.shorter(share, HEADROOM));
    }

    private synchronized boolean admit(Look look) {
        if (busy) {
            waiting = look;
            return false;
        }
        busy = true;
        return true;
    }

    private void start(Look look) {
        try {
            pool.execute(() -> {
                look.perform();
                startNext();
            });
        } catch (RejectedExecutionException full) {
            look.outcome().complete(Outcome.unknown("no thread left to check with"));
            startNext();
        }
    }

    private void startNext() {
        Look next;
        synchronized (this) {
            next = waiting;
            waiting = null;
            busy = next != null;
        }
        if (next != null) {
            start(next);
        }
    }
}

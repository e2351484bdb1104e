// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.net;

import dev.faultline.basics.TimeOrder;
import dev.faultline.probe.Deadline;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Outcome;
import dev.faultline.text.DurationWords;
import io.netty.channel.EventLoop;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One run of a probe over the network. It ends with the work's outcome, with the class of what the work failed with,
 * or just before the deadline with the class of the step that it is stuck at; whatever was opened is closed at that
 * moment, and the time each step took is in the outcome. Thread-safe; holds no thread while it waits.
 */
public final class NetworkRun {

    /** How long before the deadline the run ends itself, so that its outcome, and not the prober's, is the one kept. */
    private static final Duration HEADROOM = Duration.ofMillis(20);

    private final Deadline deadline;
    private final EventLoop eventLoop;
    private final StepTimes steps = new StepTimes(System::nanoTime);
    private final Promise<Outcome> end = Promise.promise();
    private final List<Runnable> opened = new ArrayList<>();
    private volatile boolean overlapping;
    private volatile boolean late;
    private volatile Supplier<Optional<Outcome>> whenLate = Optional::empty;
    private Optional<Instant> certificateExpiry = Optional.empty();
    private boolean ended;

    private NetworkRun(Deadline deadline, EventLoop eventLoop) {
        this.deadline = deadline;
        this.eventLoop = eventLoop;
    }

    /**
     * Runs the work on the event loop, in a turn of its own.
     *
     * @param work returns at once; what it throws, or its future fails with, becomes the outcome of {@link FailureClassifier}
     */
    public static CompletionStage<Outcome> start(
            EventLoop eventLoop, Deadline deadline, Function<NetworkRun, Future<Outcome>> work) {
        var run = new NetworkRun(deadline, eventLoop);
        run.eventLoop.execute(() -> run.perform(work));
        return run.end.future().toCompletionStage();
    }

    private void perform(Function<NetworkRun, Future<Outcome>> work) {
        var timer = eventLoop.schedule(this::late, own(deadline).toNanos(), TimeUnit.NANOSECONDS);
        end.future().onComplete(ignored -> timer.cancel(false));
        try {
            work.apply(this)
                    .recover(thrown -> Future.succeededFuture(FailureClassifier.of(thrown)))
                    .onSuccess(this::finish)
                    .onFailure(thrown -> finish(FailureClassifier.of(thrown)));
        } catch (RuntimeException thrown) {
            finish(FailureClassifier.of(thrown));
        }
    }

    private static Duration own(Deadline deadline) {
        // In nanoseconds: Duration divides with big integers, and this is done for every probe.
        var share = Duration.ofNanos(deadline.timeout().toNanos() / 20);
        return deadline.remaining().minus(TimeOrder.shorter(share, HEADROOM));
    }

    private void late() {
        late = true;
        finish(whenLate.get().orElseGet(this::stuck));
    }

    /** What the step says that it is stuck at. */
    private Outcome stuck() {
        var failure = steps.current().whenLate();
        var message = FailureClassifier.oneLine(steps.missing() + " within " + DurationWords.of(deadline.timeout()));
        return failure == FailureClass.PROBER ? Outcome.unknown(message) : Outcome.down(failure, message);
    }

    private void finish(Outcome outcome) {
        List<Runnable> releases;
        Optional<Instant> expiry;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            expiry = certificateExpiry;
            releases = List.copyOf(opened);
            opened.clear();
        }
        var measured = outcome.withPhases(steps.stop()).withCertificateExpiry(expiry);
        releases.forEach(Runnable::run);
        end.tryComplete(measured);
    }

    /** Says that a step begins, and what is missing until it ends, such as {@code no answer to the TLS handshake}. */
    public void enter(ProbeStep step, String whatIsMissing) {
        enter(step, () -> whatIsMissing);
    }

    /** The same, where what is missing is known only when it is asked for. */
    public void enter(ProbeStep step, Supplier<String> whatIsMissing) {
        if (!overlapping) {
            steps.enter(step, whatIsMissing);
        }
    }

    /** What the current step waits for, in words. */
    String missing() {
        return steps.missing();
    }

    /** Says that from here on several things happen at once, so that steps cannot be told apart: only the total is measured. */
    public void overlap() {
        overlapping = true;
    }

    /** Notes until when the certificates of one handshake are valid; of several, the earliest counts. */
    synchronized void certificatesExpireAt(Instant expiry) {
        certificateExpiry = Optional.of(
                certificateExpiry.filter(other -> other.isBefore(expiry)).orElse(expiry));
    }

    /** Notes how to close something again: at the end of the run, or at once if it has ended already. */
    public void opened(Runnable release) {
        synchronized (this) {
            if (!ended) {
                opened.add(release);
                return;
            }
        }
        release.run();
    }

    /** What it ends with if its deadline comes; if that is absent, with what the step says that it is stuck at. */
    void whenLate(Supplier<Optional<Outcome>> outcome) {
        whenLate = outcome;
    }

    /** Whether its deadline came before an outcome. */
    public boolean wasLate() {
        return late;
    }

    /** Whether the outcome is settled: nothing more should be started. */
    public synchronized boolean hasEnded() {
        return ended;
    }

    public Deadline deadline() {
        return deadline;
    }

    /** What is done elsewhere, on the event loop of this run as soon as it is done. */
    public <T> Future<T> here(CompletionStage<T> elsewhere) {
        var promise = Promise.<T>promise();
        elsewhere.whenComplete((result, thrown) -> eventLoop.execute(() -> {
            if (thrown == null) {
                promise.complete(result);
            } else {
                promise.fail(thrown);
            }
        }));
        return promise.future();
    }

    /** The event loop that this run's work happens on. */
    public EventLoop eventLoop() {
        return eventLoop;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sharing;

import dev.faultline.basics.DaemonThreads;
import dev.faultline.probe.scheduler.Prober;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Takes this instance's turns at the checks that it shares with others; does nothing, and has no thread, while there is none. While
 * Redis is away it connects again after a random time, at most half a minute. Thread-safe.
 */
public final class ProbeCoordinator implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ProbeCoordinator.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final int DOUBLINGS = 5;
    private static final Duration FAREWELL = Duration.ofMillis(500);

    private final Vertx vertx;
    private final Prober prober;
    private final InstantSource clock;
    private final SplittableRandom random = new SplittableRandom();
    private final String member = UUID.randomUUID().toString();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("faultline-sharing"));
    private final List<SharedWatch> watches = new ArrayList<>();
    private SharingPlan plan = SharingPlan.NONE;
    private Optional<TurnBoard> board = Optional.empty();
    private Optional<Future<?>> retry = Optional.empty();
    private int failures;
    private volatile SharingFigures figures = SharingFigures.NONE;
    private volatile boolean active;

    /** @param clock the wall clock of the prober */
    public ProbeCoordinator(Vertx vertx, Prober prober, InstantSource clock) {
        this.vertx = vertx;
        this.prober = prober;
        this.clock = clock;
        thread.setRemoveOnCancelPolicy(true);
    }

    /** Shares what the plan says from now on; returns at once. The prober has its checks already. */
    public void apply(SharingPlan next) {
        if (next.isActive() || active) {
            active = true;
            submit(() -> take(next));
        }
    }

    /** How it goes; absent while nothing is shared. */
    public Optional<SharingFigures> figures() {
        return active ? Optional.of(figures) : Optional.empty();
    }

    private void take(SharingPlan next) {
        if (next.equals(plan)) {
            return;
        }
        end();
        plan = next;
        active = next.isActive();
        if (active && next.settings().isPresent()) {
            begin(next, next.settings().get());
        }
    }

    private void begin(SharingPlan next, CoordinationSettings settings) {
        var opened = new TurnBoard(new RedisLink(vertx, settings.redis()));
        board = Optional.of(opened);
        var context = new SharingContext(
                next,
                member,
                prober,
                opened,
                thread,
                clock,
                random,
                this::down,
                change -> figures = change.apply(figures));
        next.checks().forEach(check -> watches.add(new SharedWatch(context, check, settings.amongApps())));
        connect();
    }

    private void connect() {
        var settings = plan.settings();
        if (board.isEmpty() || settings.isEmpty()) {
            return;
        }
        try {
            board.get().open();
            figures = figures.connected(true);
            for (var watch : watches) {
                watch.connected();
            }
            failures = 0;
            LOG.infof("coordination.connected redis=%s", settings.get().redis().place());
        } catch (LinkDown away) {
            down(away);
        }
    }

    private void down(LinkDown away) {
        var wasConnected = figures.connected();
        if (wasConnected || failures == 0) {
            LOG.warnf(
                    "coordination.away redis=%s trouble=\"%s\": each instance checks what is shared by itself, less often",
                    plan.settings().map(each -> each.redis().place()).orElse(""), away.getMessage());
            watches.forEach(SharedWatch::alone);
        }
        figures = figures.connected(false);
        board.ifPresent(TurnBoard::close);
        var bound = FIRST_RETRY.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        failures++;
        retry.ifPresent(planned -> planned.cancel(false));
        retry = Optional.of(
                thread.schedule(this::connect, random.nextLong(bound.toMillis()) + 1, TimeUnit.MILLISECONDS));
    }

    private void end() {
        retry.ifPresent(planned -> planned.cancel(false));
        watches.forEach(SharedWatch::stop);
        try {
            if (figures.connected()) {
                for (var watch : watches) {
                    watch.leave();
                }
            }
        } catch (LinkDown away) {
            LOG.debug("no good-bye: Redis is away", away);
        }
        watches.clear();
        board.ifPresent(TurnBoard::close);
        board = Optional.empty();
        figures = figures.connected(false);
        failures = 0;
    }

    private void submit(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.debug("nothing is shared any more");
        }
    }

    /** Takes part no more; takes half a second at most. */
    @Override
    public void close() {
        if (active) {
            try {
                thread.submit(this::end).get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException unfinished) {
                LOG.debug("no good-bye", unfinished);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        thread.shutdownNow();
    }
}

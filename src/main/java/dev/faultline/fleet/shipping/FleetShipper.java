// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.FleetMembership;
import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.ShippingFigures;
import dev.faultline.fleet.ShippingOutbox;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Ships the local store to the fleet's database: when something happens, and every interval; nothing where no database is
 * configured. All in one thread of its own, so a database that hangs holds up nothing else. Thread-safe.
 */
public final class FleetShipper implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(FleetShipper.class);
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(1);

    private final ShippingOutbox outbox;
    private final ScheduledExecutorService thread;
    private final RetryPace pace;
    private final ShipmentRound round;
    private final ShippingLog log;
    private final InstantSource clock;
    private Optional<FleetMembership> member = Optional.empty();
    private Optional<Future<?>> next = Optional.empty();
    private long dueNanos = Long.MAX_VALUE;
    private final KeptConnection connection = new KeptConnection();
    private boolean whole = true;
    private volatile boolean closed;

    /** @param thread has one thread, which this alone uses and closes */
    public FleetShipper(
            ShippingOutbox outbox, InstantSource clock, ScheduledExecutorService thread, RandomGenerator random) {
        this.outbox = outbox;
        this.thread = thread;
        this.clock = clock;
        this.pace = new RetryPace(random);
        this.round = new ShipmentRound(outbox, clock);
        this.log = new ShippingLog(clock);
    }

    /** Ships as this member from now on; returns at once. */
    public void apply(FleetMembership now) {
        if (now.settings().isPresent() || isConfigured()) {
            submit(() -> take(now));
        }
    }

    private synchronized boolean isConfigured() {
        return member.isPresent();
    }

    private synchronized Optional<FleetMembership> member() {
        return member;
    }

    private void take(FleetMembership now) {
        synchronized (this) {
            member = Optional.of(now);
            whole = true;
        }
        connection.close();
        schedule(pace.within(SOON));
    }

    /** Something happened that the fleet should know of: ships within a second, unless the database is away. */
    public void nudge() {
        if (isConfigured() && !pace.isFailing()) {
            submit(() -> {
                if (dueNanos - System.nanoTime() > SOON.toNanos()) {
                    schedule(pace.within(SOON));
                }
            });
        }
    }

    /** How it goes; absent while no database is configured. */
    public Optional<ShippingFigures> figures() {
        return member().flatMap(FleetMembership::settings)
                .map(settings -> log.figures(outbox.backlog(), outbox.refused().count()));
    }

    private void schedule(Duration delay) {
        next.ifPresent(due -> due.cancel(false));
        if (!closed) {
            dueNanos = System.nanoTime() + delay.toNanos();
            next = Optional.of(thread.schedule(this::tick, delay.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void tick() {
        var now = member();
        if (now.isEmpty() || now.get().settings().isEmpty() || closed) {
            return;
        }
        var settings = now.get().settings().get();
        schedule(shipped(now.get(), settings));
    }

    /** Ships what there is; how long to wait then. */
    private Duration shipped(FleetMembership now, FleetSettings settings) {
        try {
            if (log.isTimeToRetryRefused()) {
                outbox.retryRefused();
            }
            var outcome = shipAll(now, settings, Long.MAX_VALUE, Optional.empty());
            if (settings.keep().compareTo(settings.shipInterval()) < 0) {
                connection.close();
            }
            if (outcome == ShipmentRound.Outcome.HELD) {
                return SOON;
            }
            whole = false;
            return settings.shipInterval();
        } catch (SQLException failed) {
            connection.close();
            var trouble = DatabaseTrouble.of(failed);
            log.failed(trouble, failed, settings);
            return trouble.isLasting() ? pace.failedForLong() : pace.failed();
        } catch (RuntimeException ours) {
            connection.close();
            LOG.warnf(ours, "fleet.held: what is to be shipped cannot be read from the local store, or noted in it");
            return pace.failed();
        }
    }

    private ShipmentRound.Outcome shipAll(
            FleetMembership now, FleetSettings settings, long untilNanos, Optional<java.time.Instant> ended)
            throws SQLException {
        var open = connection.open(settings, now.instance());
        ShipmentRound.Outcome outcome;
        do {
            outcome = round.ship(open, now, whole || ended.isPresent(), ended);
            if (outcome != ShipmentRound.Outcome.HELD) {
                pace.acknowledged();
                log.acknowledged(settings);
            }
        } while (outcome == ShipmentRound.Outcome.MORE
                && (!closed || ended.isPresent() && System.nanoTime() < untilNanos));
        return outcome;
    }

    private void submit(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException ended) {
            LOG.debug("nothing is shipped any more");
        }
    }

    /** Ships a last batch that says good-bye, and ends; takes a second at most. */
    @Override
    public void close() {
        closed = true;
        var now = member();
        if (now.isPresent() && now.get().settings().isPresent()) {
            var farewell = thread.submit(
                    () -> sayGoodBye(now.get(), now.get().settings().get()));
            try {
                farewell.get(FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException later) {
                LOG.infof("fleet.unfinished: the next start ships the rest");
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        thread.shutdownNow();
        connection.abort();
    }

    private void sayGoodBye(FleetMembership now, FleetSettings settings) {
        try {
            shipAll(now, settings, System.nanoTime() + FAREWELL.toNanos(), Optional.of(clock.instant()));
        } catch (SQLException away) {
            LOG.debug("no good-bye: the fleet's database is away", away);
        }
        connection.close();
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.FleetSettings;
import dev.faultline.fleet.ShippingFigures;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/** How shipping went, counted, and said once whenever it alters. Thread-safe. */
final class ShippingLog {

    private static final Logger LOG = Logger.getLogger(FleetShipper.class);
    private static final Duration SAID_AGAIN = Duration.ofHours(1);
    private static final Duration REFUSED_AGAIN = Duration.ofHours(1);

    private final InstantSource clock;
    private Instant newsUntil;
    private Instant refusedTried = Instant.EPOCH;
    private Instant said = Instant.EPOCH;
    private Optional<DatabaseTrouble> trouble = Optional.empty();
    private long acknowledged;
    private long failed;
    private boolean connected;

    ShippingLog(InstantSource clock) {
        this.clock = clock;
        this.newsUntil = clock.instant();
    }

    synchronized void acknowledged(FleetSettings settings) {
        if (!connected) {
            LOG.infof("fleet.connected database=%s", settings.place());
        }
        connected = true;
        trouble = Optional.empty();
        acknowledged++;
        newsUntil = clock.instant();
    }

    synchronized void failed(DatabaseTrouble now, SQLException reason, FleetSettings settings) {
        failed++;
        connected = false;
        var instant = clock.instant();
        var isNews = !trouble.equals(Optional.of(now));
        if (isNews || said.plus(SAID_AGAIN).isBefore(instant)) {
            said = instant;
            var level = now.isLasting() ? Logger.Level.ERROR : Logger.Level.WARN;
            LOG.logf(
                    level,
                    "fleet.trouble database=%s kind=%s sqlstate=%s: %s; nothing is lost, it is retried",
                    settings.place(),
                    now,
                    reason.getSQLState(),
                    String.valueOf(reason.getMessage()).lines().findFirst().orElse(""));
        }
        trouble = Optional.of(now);
    }

    /** Once an hour, also after the start. */
    synchronized boolean isTimeToRetryRefused() {
        var now = clock.instant();
        if (refusedTried.plus(REFUSED_AGAIN).isAfter(now)) {
            return false;
        }
        refusedTried = now;
        return true;
    }

    synchronized ShippingFigures figures(long pending, long refused) {
        var behind = Duration.between(newsUntil, clock.instant());
        return new ShippingFigures(
                behind.isNegative() ? Duration.ZERO : behind, pending, acknowledged, failed, refused, connected);
    }
}

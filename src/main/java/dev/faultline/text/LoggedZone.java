// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/**
 * The zone of a log's times that name none: the configured one; else that of this machine, unless lines that were just written
 * show another offset. Not thread-safe.
 *
 * <p>A line is written at most {@value #MOST_DELAY} s after its time. Read in the wrong zone it comes hours late, or from the
 * future; one offset among those in use sets that right.
 */
public final class LoggedZone {

    private static final long MOST_DELAY = 90;
    private static final long LEAST_DELAY = -10;
    private static final long QUARTER = 900;
    private static final long HALF_HOUR = 1800;
    private static final long HOUR = 3600;
    /** Nepal, and two islands. */
    private static final long[] ODD_QUARTERS = {5 * HOUR + 2700, 8 * HOUR + 2700, 12 * HOUR + 2700};

    private static final long WESTERNMOST = -12 * HOUR;
    private static final long EASTERNMOST = 14 * HOUR;

    private final boolean isConfigured;
    private ZoneId zone;

    /** @param configured absent if it is to be found out */
    public LoggedZone(Optional<ZoneId> configured) {
        this.isConfigured = configured.isPresent();
        this.zone = configured.orElseGet(ZoneId::systemDefault);
    }

    /** The zone, as far as it is known by now. */
    public ZoneId zone() {
        return zone;
    }

    /**
     * Learns from a line that was just written; returns whether another zone holds from now on.
     *
     * @param reading the time of the line, if its local times are in the given zone
     * @param written when it was written
     */
    public boolean learn(Function<ZoneId, Optional<Instant>> reading, Instant written) {
        if (isConfigured) {
            return false;
        }
        var local = reading.apply(ZoneOffset.UTC);
        var hasOffset = local.equals(reading.apply(ZoneOffset.ofHours(1)));
        return !hasOffset && local.isPresent() && fit(local.get(), written);
    }

    private boolean fit(Instant local, Instant written) {
        var ahead = local.getEpochSecond() - written.getEpochSecond();
        var offset = zone.getRules().getOffset(written).getTotalSeconds();
        var delay = offset - ahead;
        if (delay >= LEAST_DELAY && delay < QUARTER - MOST_DELAY) {
            return false;
        }
        var fitting = Math.floorDiv(ahead + QUARTER + LEAST_DELAY, QUARTER) * QUARTER;
        if (fitting - ahead > MOST_DELAY || !isInUse(fitting)) {
            return false;
        }
        zone = ZoneOffset.ofTotalSeconds((int) fitting);
        return true;
    }

    private static boolean isInUse(long offset) {
        var isOdd = false;
        for (var odd : ODD_QUARTERS) {
            isOdd |= offset == odd;
        }
        return offset >= WESTERNMOST && offset <= EASTERNMOST && (offset % HALF_HOUR == 0 || isOdd);
    }
}

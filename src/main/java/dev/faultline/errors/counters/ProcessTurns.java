// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.errors.counters;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Tells a process that was restarted from several that answer in turn, by when each says it started and by counters that fall
 * and come back. Not thread-safe.
 *
 * <pre>
 *            falls                two more readings
 *   STEADY ─────────▶ DOUBTFUL ─────────────────────▶ STEADY, counted from 0
 *     ▲  another start   │ falls again, or comes back
 *     │  seen before     ▼
 *     └──────────────▶ TURNS ──▶ STEADY after 60 readings of one process
 * </pre>
 */
final class ProcessTurns {

    /** What a reading is. */
    enum Turn {
        /** Of the same process as the one before. */
        SAME,
        /** The first of a process that has started since. */
        RESTARTED,
        /** Either of a process that has started since, or of another one: what it shows may not be counted yet. */
        DOUBTFUL,
        /** Of another process than the one before, or while several answer in turn: what it shows may not be counted. */
        OTHER
    }

    private static final double SAME_START_SECONDS = 1;
    private static final int MOST_STARTS = 16;
    private static final int DOUBTFUL_READINGS = 3;
    private static final int STEADY_READINGS = 60;
    /** How far two clocks may be apart. */
    private static final Duration CLOCKS = Duration.ofSeconds(5);

    private final Deque<Double> starts = new ArrayDeque<>();
    private OptionalDouble start = OptionalDouble.empty();
    private boolean isInTurns;
    private int steady;
    private int doubtful;
    private boolean hasChanged;

    /**
     * Takes in a reading.
     *
     * @param shown when its process started, if it says so
     * @param hasFallen whether a counter is lower than the last time that was counted
     * @param hasFallenSince whether a counter is lower than in the reading before
     * @param last when the reading before began, if that is known
     */
    Turn next(OptionalDouble shown, boolean hasFallen, boolean hasFallenSince, Optional<Instant> last) {
        var before = start;
        var isKnown = shown.isPresent() && starts.stream().anyMatch(each -> isSame(each, shown.getAsDouble()));
        var isAnother = before.isPresent() && shown.isPresent() && !isSame(before.getAsDouble(), shown.getAsDouble());
        if (shown.isPresent()) {
            start = shown;
            remember(shown.getAsDouble(), isKnown);
        }
        hasChanged = isAnother || hasFallenSince;
        if (isInTurns) {
            steady = hasChanged ? 0 : steady + 1;
            isInTurns = steady < STEADY_READINGS;
            return Turn.OTHER;
        }
        if (isAnother) {
            return another(shown.getAsDouble(), isKnown, last);
        }
        return doubtful > 0 ? inDoubt(hasFallen, hasFallenSince) : hasFallen ? doubt() : Turn.SAME;
    }

    private Turn another(double shown, boolean isKnown, Optional<Instant> last) {
        doubtful = 0;
        if (isKnown) {
            return turns();
        }
        var began = Instant.ofEpochMilli((long) (shown * 1_000));
        var isOld =
                last.filter(reading -> began.isBefore(reading.minus(CLOCKS))).isPresent();
        hasChanged = isOld;
        return isOld ? Turn.OTHER : Turn.RESTARTED;
    }

    private Turn doubt() {
        doubtful = 1;
        return Turn.DOUBTFUL;
    }

    private Turn inDoubt(boolean hasFallen, boolean hasFallenSince) {
        if (!hasFallen || hasFallenSince) {
            doubtful = 0;
            hasChanged = true;
            return turns();
        }
        doubtful++;
        if (doubtful < DOUBTFUL_READINGS) {
            return Turn.DOUBTFUL;
        }
        doubtful = 0;
        return Turn.RESTARTED;
    }

    private Turn turns() {
        isInTurns = true;
        steady = 0;
        return Turn.OTHER;
    }

    private void remember(double shown, boolean isKnown) {
        if (!isKnown) {
            starts.addLast(shown);
        }
        if (starts.size() > MOST_STARTS) {
            starts.removeFirst();
        }
    }

    private static boolean isSame(double one, double other) {
        return Math.abs(one - other) <= SAME_START_SECONDS;
    }

    /** Whether several processes answer in turn. */
    boolean isInTurns() {
        return isInTurns;
    }

    /** Whether the last reading is of another process than the one before, and no restart. */
    boolean hasChanged() {
        return hasChanged;
    }
}

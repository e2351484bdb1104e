// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.store.RetentionPeriods;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Drops responses, error lines and checkpoints that have outlived their retention, and takes old responses and
 * lines together where there are many. In small steps, so that the writer is never held up for long.
 */
public final class ErrorRetention {

    private static final int MOST_IN_AN_HOUR = 1_200;
    private static final Duration MINUTES_AFTER = Duration.ofMinutes(15);
    private static final Duration HOURS_AFTER = Duration.ofDays(1);
    private static final long LOOKED_AT_ONCE = Duration.ofHours(6).toMillis();

    private final Transactions transactions;
    /** Up to where the slots were looked through since the program started. */
    private final Map<SlotRollup, Long> minutesDone = new EnumMap<>(SlotRollup.class);

    private final Map<SlotRollup, Long> hoursDone = new EnumMap<>(SlotRollup.class);

    public ErrorRetention(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Not at the same time by two threads. */
    public void run(RetentionPeriods retention, Instant now) {
        var horizon = ColumnFormat.floorMillis(now.minus(retention.observations()));
        for (var table : SlotRollup.values()) {
            while (transactions.write((session, effects) -> table.removeHourBefore(session, horizon))) {
                // The next hour.
            }
            gather(table, minutesDone, TimeSlots.MINUTE, table.mostInAMinute, horizon, now.minus(MINUTES_AFTER));
            gather(table, hoursDone, TimeSlots.HOUR, MOST_IN_AN_HOUR, horizon, now.minus(HOURS_AFTER));
        }
        transactions.write((session, effects) -> {
            new LineRows(session).removeUnusedSignatures();
            new ResponseRows(session).removeUnusedSeries();
            new ReadingRows(session).removeBefore(horizon);
            new CheckpointRows(session).removePutBefore(now.minus(retention.timelines()));
            return true;
        });
    }

    private void gather(
            SlotRollup table, Map<SlotRollup, Long> done, long length, int most, long horizon, Instant before) {
        var end = TimeSlots.start(before.toEpochMilli(), length);
        var from = TimeSlots.start(done.getOrDefault(table, horizon), length);
        while (from < end) {
            var to = Math.min(end, from + LOOKED_AT_ONCE);
            var start = from;
            for (var slot :
                    transactions.read(List.<Long>of(), session -> table.crowded(session, length, start, to, most))) {
                transactions.write((session, effects) -> {
                    table.gather(session, slot, length);
                    return true;
                });
            }
            from = to;
            done.put(table, to);
        }
    }
}

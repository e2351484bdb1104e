// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;

/** Turns rows of one dependency into blocks and drops expired ones, an hour at a time, each in an open transaction. */
final class HourCompactor {

    private final RunRows runs;
    private final RawRows rows;
    private final BlockRows blocks;
    private final ExpiredHours expired;
    private final CommitEffects effects;

    HourCompactor(SqliteSession session, long id, String dependency, CommitEffects effects) {
        this.runs = new RunRows(session, id, dependency);
        this.rows = new RawRows(session, id, dependency);
        this.blocks = new BlockRows(session, id, dependency);
        this.expired = new ExpiredHours(session, id);
        this.effects = effects;
    }

    /** Packs the earliest hour that ended before the given time; false if there is none. */
    boolean packOneBefore(long millis) throws SQLException {
        var earliest = rows.earliestMillis();
        if (earliest.isEmpty() || HourSlot.ofMillis(earliest.getAsLong()).endMillis() > millis) {
            return false;
        }
        pack(HourSlot.ofMillis(earliest.getAsLong()));
        return true;
    }

    private void pack(HourSlot hour) throws SQLException {
        var before = blocks.summary(hour).orElse(new BlockRows.Summary(0, 0, Long.MIN_VALUE));
        var observations = new ArrayList<>(blocks.in(hour));
        observations.addAll(rows.in(hour));
        observations.sort(Comparator.comparing(Observation::startedAt));
        var length = blocks.put(hour, observations, Math.max(before.received(), rows.received(hour)));
        var removed = rows.remove(hour);
        effects.rows(-removed);
        effects.packed(removed, length - before.bytes());
    }

    /** Drops an hour of which everything was received before the given time; false if there is none. */
    boolean dropOneReceivedBefore(long millis) throws SQLException {
        var expired = blocks.expiredBefore(millis);
        if (expired.isEmpty()) {
            return false;
        }
        var hour = expired.get();
        var summary = blocks.summary(hour).orElseThrow();
        blocks.expire(hour);
        settle(hour);
        effects.packed(-summary.count(), -summary.bytes());
        return true;
    }

    /** The runs of the hour can no longer be folded: they are joined with the settled ones beside them. */
    private void settle(HourSlot hour) throws SQLException {
        var pieces = new ArrayList<Run>();
        expired.keep(
                hour,
                runs.startingIn(hour.firstMillis(), hour.endMillis()).stream()
                        .filter(piece -> !piece.settled())
                        .map(RunFragment::run)
                        .toList());
        runs.before(hour.firstMillis()).filter(RunFragment::settled).ifPresent(piece -> pieces.add(piece.run()));
        for (var piece : runs.startingIn(hour.firstMillis(), hour.endMillis())) {
            pieces.add(piece.run());
        }
        runs.from(hour.endMillis()).filter(RunFragment::settled).ifPresent(piece -> pieces.add(piece.run()));
        for (var piece : pieces) {
            runs.remove(piece);
        }
        // Not over midnight: so the days that were shipped stay what they are.
        var joined = new ArrayList<Run>();
        pieces.forEach(piece -> DayRuns.append(joined, piece));
        for (var run : joined) {
            runs.put(run, true);
        }
    }

    /** Whether settled runs that ended before the given time were there and were dropped. */
    boolean dropRunsBefore(long millis) throws SQLException {
        expired.removeBefore(millis);
        return runs.removeSettledBefore(millis) > 0;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.observations.RowTally.RowSpan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;

/**
 * Counts the rows of every dependency in a span of time. Where there are many, each minute is counted once, and again only if
 * something changed in it afterwards: an incident of an hour may have a hundred thousand rows, and is judged again and again.
 * Thread-safe.
 */
public final class RowTallies implements CommitFollower {

    /** Fewer are counted again as soon as they are remembered. */
    private static final int MANY = 128;

    private final Map<String, SettledMinutes> kept = new HashMap<>();
    private long changes;

    /** A number that grows whenever something changes of what was counted. Ask for it before the transaction to count in. */
    synchronized long changes() {
        return changes;
    }

    @Override
    public synchronized void committed(CommitEffects effects) {
        if (!effects.rewritten().isEmpty()) {
            changes++;
            kept.keySet().removeAll(effects.rewritten());
        }
    }

    @Override
    public void opened(SqliteSession session) {
        forgetAll();
    }

    @Override
    public void standInChanged() {
        forgetAll();
    }

    private synchronized void forgetAll() {
        changes++;
        kept.clear();
    }

    /**
     * Of the rows that started in [{@code from}, {@code to}), epoch milliseconds, by name; of dependencies with any.
     *
     * @param before {@link #changes} before the transaction of the session began
     */
    Map<String, RowTally> in(SqliteSession session, long from, long to, long before) throws SQLException {
        var counts = new HashMap<Long, DependencyTally>();
        session.walk(
                row -> {
                    var minutes = kept(row.getString(2));
                    counts.put(row.getLong(1), new DependencyTally(row.getString(2), minutes, from, to));
                    return true;
                },
                "SELECT id, name FROM dependency");
        forgetThePacked(session, counts);
        var spans = new ArrayList<RowSpan>();
        counts.forEach((id, count) -> count.addUnknown(id, spans));
        RowTally.count(
                session,
                spans,
                (id, at, rows) -> Objects.requireNonNull(counts.get(id)).counted(rows));
        var found = new HashMap<String, RowTally>();
        for (var entry : counts.entrySet()) {
            var count = entry.getValue();
            var sum = count.sum();
            if (sum.count() > 0) {
                found.put(count.name(), sum);
            }
            if (count.added().count() >= MANY) {
                count.addMinutes(session, entry.getKey());
            }
            keep(count, before);
        }
        return found;
    }

    private synchronized SettledMinutes kept(String name) {
        return kept.getOrDefault(name, SettledMinutes.NONE);
    }

    private synchronized void keep(DependencyTally count, long before) {
        if (changes == before && count.isChanged()) {
            kept.put(count.name(), count.known());
        }
    }

    /** Hours are packed as a whole and the earliest first: where the first row still is, all are. */
    private static void forgetThePacked(SqliteSession session, Map<Long, DependencyTally> counts) throws SQLException {
        var firsts = new ArrayList<RowSpan>();
        counts.forEach((id, count) -> {
            if (count.isKnown()) {
                var first = count.known().firstRow();
                firsts.add(new RowSpan(id, first, first + 1));
            }
        });
        var there = new HashSet<Long>();
        RowTally.count(session, firsts, (id, at, rows) -> there.add(id));
        counts.forEach((id, count) -> {
            if (count.isKnown() && !there.contains(id)) {
                count.forgetKnown();
            }
        });
    }
}

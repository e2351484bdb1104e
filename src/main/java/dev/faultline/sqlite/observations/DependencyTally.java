// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.observations.RowTally.RowSpan;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What is counted of one dependency: the minutes that are known, and what is added to them. */
final class DependencyTally {

    private final String name;
    private final SettledMinutes before;
    private final long from;
    private final long to;
    private SettledMinutes known;
    private RowTally added = RowTally.NONE;

    DependencyTally(String name, SettledMinutes before, long from, long to) {
        this.name = name;
        this.before = before;
        this.known = before;
        this.from = from;
        this.to = to;
    }

    String name() {
        return name;
    }

    /** The minutes that are known now. */
    SettledMinutes known() {
        return known;
    }

    /** The rows that do not lie in them. */
    RowTally added() {
        return added;
    }

    void forgetKnown() {
        known = SettledMinutes.NONE;
    }

    boolean isChanged() {
        return known != before;
    }

    /** The first known minute that lies in the span as a whole. */
    private long begin() {
        return Math.max(SettledMinutes.ceil(from), known.first());
    }

    /** The minute behind the last known one that does. */
    private long end() {
        return Math.min(SettledMinutes.floor(to), known.end());
    }

    boolean isKnown() {
        return begin() < end();
    }

    void addUnknown(long id, List<RowSpan> spans) {
        if (isKnown()) {
            add(id, from, begin() * SettledMinutes.MILLIS, spans);
            add(id, end() * SettledMinutes.MILLIS, to, spans);
        } else {
            add(id, from, to, spans);
        }
    }

    private static void add(long id, long first, long end, List<RowSpan> spans) {
        if (first < end) {
            spans.add(new RowSpan(id, first, end));
        }
    }

    void counted(RowTally rows) {
        added = added.plus(rows);
    }

    RowTally sum() {
        return isKnown() ? known.in(begin(), end()).plus(added) : added;
    }

    /** Makes known all minutes before that of the last row that was added: later rows come behind it. */
    void addMinutes(SqliteSession session, long id) throws SQLException {
        var start = Math.max(SettledMinutes.ceil(from), SettledMinutes.floor(added.first()));
        var end = SettledMinutes.floor(added.last());
        var minutes = SettledMinutes.NONE;
        if (isKnown()) {
            minutes = known;
            start = Math.min(start, known.first());
            end = Math.max(end, known.end());
        }
        var spans = new ArrayList<RowSpan>();
        for (var minute = Math.max(start, end - SettledMinutes.MOST); minute < end; minute++) {
            if (!minutes.has(minute)) {
                spans.add(new RowSpan(id, minute * SettledMinutes.MILLIS, (minute + 1) * SettledMinutes.MILLIS));
            }
        }
        if (spans.isEmpty()) {
            return;
        }
        var others = new HashMap<Long, RowTally>();
        RowTally.count(session, spans, (same, at, rows) -> others.put(SettledMinutes.floor(at), rows));
        known = minutes.with(start, end, others);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.dependency.Dependency;
import dev.faultline.fleet.DependencyStanding;
import dev.faultline.fleet.ReplacedSpan;
import dev.faultline.fleet.ShippedRun;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.sqlite.observations.DayRuns;
import dev.faultline.sqlite.observations.DependencyRows;
import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the next batch at one moment of the database: the latest runs first, then days that changed, the newest first, then
 * incidents and changes.
 */
final class BatchReader {

    /** The figures of a run that goes on are brought up to date this often; that it goes on is told by each batch. */
    private static final Duration REFRESH = Duration.ofMinutes(10);

    private static final int MOST_DOCUMENTS = 20;

    private final SqliteSession session;
    private final Instant now;
    private final boolean whole;
    private final BatchDraft draft = new BatchDraft();
    private final Map<Long, ShippedRun> latest = new HashMap<>();
    private int room;

    BatchReader(SqliteSession session, Instant now, int mostRows, boolean whole) {
        this.session = session;
        this.now = now;
        this.room = mostRows;
        this.whole = whole;
    }

    BatchDraft read() throws SQLException {
        draft.after = session.number("SELECT batch FROM shipping");
        var rows = new DependencyRows(session);
        var ids = rows.ids();
        var names = new HashMap<Long, String>();
        for (var dependency : rows.all()) {
            var id = ids.getOrDefault(dependency.name(), -1L);
            names.put(id, dependency.name());
            if (room <= 0) {
                draft.more = true;
                return draft;
            }
            readTail(id, dependency);
        }
        if (draft.more) {
            return draft;
        }
        draft.isThrough = true;
        readDays(names);
        readRows();
        return draft;
    }

    private void readTail(long id, Dependency dependency) throws SQLException {
        var shipped = session.first(
                row -> new TailPlace(
                        id, row.getLong(1), row.getLong(2), row.getLong(3), row.getInt(4) == 1, row.getLong(5)),
                "SELECT first_ms, last_end_ms, count, open, shipped_ms FROM shipped_run WHERE dependency = ?",
                id);
        var from = shipped.map(TailPlace::firstMillis).orElse(0L);
        var found = new DayRuns(session, id, dependency.name()).holdingOrAfter(from, room + 1);
        var isLimited = found.size() > room;
        var runs = isLimited ? found.subList(0, room) : found;
        var last = runs.isEmpty() ? Optional.<ShippedRun>empty() : Optional.of(shipped(runs, isLimited));
        last.ifPresent(run -> latest.put(id, run));
        var isNews = last.isPresent() && (runs.size() > 1 || isNews(shipped, last.get()));
        if (isNews) {
            runs.subList(0, runs.size() - 1).forEach(run -> draft.runs.add(new ShippedRun(run, false)));
            draft.runs.add(last.get());
            draft.tails.add(TailPlace.of(id, last.get(), now));
            room -= runs.size();
        }
        if (isNews || whole) {
            draft.dependencies.add(new DependencyStanding(
                    dependency, last.filter(ShippedRun::open).map(ShippedRun::run)));
        }
        draft.more |= isLimited;
    }

    private ShippedRun shipped(List<Run> runs, boolean isLimited) {
        var run = runs.get(runs.size() - 1);
        var isOpen = !isLimited && !run.lastStart().plus(run.allowedGap()).isBefore(now);
        return new ShippedRun(run, isOpen);
    }

    private boolean isNews(Optional<TailPlace> shipped, ShippedRun last) {
        if (shipped.isEmpty()) {
            return true;
        }
        var place = shipped.get();
        if (place.firstMillis() != last.run().firstStart().toEpochMilli() || place.open() != last.open()) {
            return true;
        }
        var isRefreshed = now.toEpochMilli() - place.shippedMillis() >= REFRESH.toMillis();
        return !place.isSame(last) && (whole || isRefreshed || !last.open());
    }

    private record StaleDay(long id, long day, long fromMillis, long mark) {}

    private void readDays(Map<Long, String> names) throws SQLException {
        var stale = session.list(
                row -> new StaleDay(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
                "SELECT dependency, day, from_ms, mark FROM stale_day ORDER BY day DESC, dependency LIMIT ?",
                room + 1);
        for (var day : stale) {
            if (room <= 0) {
                draft.more = true;
                return;
            }
            readDay(day, names.getOrDefault(day.id(), ""));
        }
    }

    private void readDay(StaleDay day, String dependency) throws SQLException {
        var start = Math.max(StaleMarks.startOf(day.day()), day.fromMillis());
        var end = StaleMarks.startOf(day.day() + 1);
        var found = new DayRuns(session, day.id(), dependency).startingIn(start, end, room + 1);
        var isLimited = found.size() > room;
        var runs = isLimited ? found.subList(0, room) : found;
        var to = isLimited ? found.get(room).firstStart().toEpochMilli() : end;
        draft.spans.add(new ReplacedSpan(
                dependency,
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(to),
                runs.stream().map(run -> withOpen(day.id(), run)).toList()));
        draft.days.add(new DayPlace(day.id(), day.day(), day.mark(), isLimited ? to : DayPlace.DONE));
        // A day without runs is work too.
        room -= Math.max(1, runs.size());
        draft.more |= isLimited;
    }

    private ShippedRun withOpen(long id, Run run) {
        var last = latest.get(id);
        return new ShippedRun(
                run, last != null && last.open() && last.run().firstStart().equals(run.firstStart()));
    }

    private void readRows() throws SQLException {
        var most = Math.min(MOST_DOCUMENTS, room);
        var stale = session.list(
                row -> new RowPlace(row.getString(1), row.getString(2), row.getLong(3)),
                "SELECT kind, key, mark FROM stale_row ORDER BY mark LIMIT ?",
                Math.max(0, most) + 1);
        draft.rows.addAll(stale.subList(0, Math.min(Math.max(0, most), stale.size())));
        draft.more |= stale.size() > draft.rows.size();
    }
}

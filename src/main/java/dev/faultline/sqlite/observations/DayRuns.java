// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole runs of one dependency, none of which reaches beyond the UTC day in which it starts: what is one run over
 * midnight is two here.
 */
public final class DayRuns {

    private final RunRows rows;

    public DayRuns(SqliteSession session, long id, String dependency) {
        this.rows = new RunRows(session, id, dependency);
    }

    /** Those that start in [{@code fromMillis}, {@code toMillis}) of one day, by start, but no more than so many. */
    public List<Run> startingIn(long fromMillis, long toMillis, int most) throws SQLException {
        var dayStart = StaleMarks.startOf(StaleMarks.dayOf(fromMillis));
        var runs = new ArrayList<Run>();
        var before = rows.before(dayStart);
        if (before.isPresent()) {
            add(before.get().run(), dayStart, runs);
        }
        rows.forwardFrom(dayStart, piece -> {
            if (piece.run().firstStart().toEpochMilli() >= toMillis) {
                return false;
            }
            add(piece.run(), dayStart, runs);
            return enough(runs, fromMillis) <= most;
        });
        return runs.stream()
                .filter(run -> run.firstStart().toEpochMilli() >= fromMillis
                        && run.firstStart().toEpochMilli() < toMillis)
                .limit(most)
                .toList();
    }

    /** The one that holds the given instant, if there is one, and all later ones, by start, but no more than so many. */
    public List<Run> holdingOrAfter(long millis, int most) throws SQLException {
        var dayStart = StaleMarks.startOf(StaleMarks.dayOf(millis));
        var runs = new ArrayList<Run>();
        rows.forwardFrom(startOfRunAt(millis, dayStart), piece -> {
            add(piece.run(), dayStart, runs);
            return runs.size() <= most;
        });
        return List.copyOf(runs.subList(0, Math.min(most, runs.size())));
    }

    /** Where the run begins that holds the instant; the instant itself if none does. */
    private long startOfRunAt(long millis, long dayStart) throws SQLException {
        var start = new long[] {millis};
        var next = new ArrayList<Run>(1);
        rows.backwardFrom(millis + 1, piece -> {
            var run = piece.run();
            var joins = next.isEmpty() || run.join(next.get(0)).isPresent();
            var isOfTheDay = run.firstStart().toEpochMilli() >= dayStart;
            if (joins && (isOfTheDay || run.lastStart().toEpochMilli() >= dayStart)) {
                start[0] = run.firstStart().toEpochMilli();
                next.clear();
                next.add(run);
            }
            return joins && isOfTheDay;
        });
        return start[0];
    }

    private static int enough(List<Run> runs, long fromMillis) {
        var index = runs.size();
        while (index > 0 && runs.get(index - 1).firstStart().toEpochMilli() >= fromMillis) {
            index--;
        }
        return runs.size() - index;
    }

    /** Appends the parts of a piece from the given day on; what others observed, they ship themselves. */
    private static void add(Run piece, long dayStart, List<Run> runs) {
        if (piece.isTaken()) {
            return;
        }
        for (var part : cutAtMidnights(piece)) {
            if (part.firstStart().toEpochMilli() >= dayStart) {
                append(runs, part);
            }
        }
    }

    /** Joins a later piece to the last run, if they are one and of one day. */
    static void append(List<Run> runs, Run next) {
        var last = runs.size() - 1;
        if (!runs.isEmpty() && isSameDay(runs.get(last).firstStart(), next.firstStart())) {
            RunFragments.append(runs, next);
        } else {
            runs.add(next);
        }
    }

    private static boolean isSameDay(Instant one, Instant other) {
        return StaleMarks.dayOf(one.toEpochMilli()) == StaleMarks.dayOf(other.toEpochMilli());
    }

    /**
     * The parts of a run of which the observations are unknown, one for each day: it went on over midnight, so each part
     * ends just before and the next begins at it. Only stores of older versions hold such runs.
     */
    static List<Run> cutAtMidnights(Run run) {
        var parts = new ArrayList<Run>();
        var rest = run;
        while (!isSameDay(rest.firstStart(), rest.lastStart())) {
            var midnight = Instant.ofEpochMilli(
                    StaleMarks.startOf(StaleMarks.dayOf(rest.firstStart().toEpochMilli()) + 1));
            var share = (double) Duration.between(rest.firstStart(), midnight).toMillis()
                    / Duration.between(rest.firstStart(), rest.lastStart()).toMillis();
            var count = Math.max(1, Math.min(rest.count() - 1, Math.round(rest.count() * share)));
            var total = rest.latency().total().multipliedBy(count).dividedBy(Math.max(1, rest.count()));
            var end = midnight.minusMillis(1);
            parts.add(new Run(
                    rest.key(),
                    rest.message(),
                    rest.firstStart(),
                    rest.firstEnd(),
                    end,
                    end.isBefore(rest.firstEnd()) ? rest.firstEnd() : end,
                    count,
                    rest.longestGap(),
                    rest.latency().withTotal(total)));
            rest = new Run(
                    rest.key(),
                    rest.message(),
                    midnight,
                    midnight,
                    rest.lastStart(),
                    rest.lastEnd(),
                    Math.max(1, rest.count() - count),
                    rest.longestGap(),
                    rest.latency().withTotal(rest.latency().total().minus(total)));
        }
        parts.add(rest);
        return parts;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dependencies and the pieces of their runs, as they go into a file of evidence and come out of one. */
public final class ArchivedRuns {

    private final SqliteSession session;
    private final Map<String, RunRows> rows = new HashMap<>();

    public ArchivedRuns(SqliteSession session) {
        this.session = session;
    }

    /** Whether any of its runs touches a span. */
    public boolean hasAny(String dependency, long fromMillis, long toMillis) throws SQLException {
        var known = rows(dependency);
        if (known.isEmpty()) {
            return false;
        }
        var last = known.get().before(toMillis + 1);
        return last.filter(piece -> piece.run().lastEnd().toEpochMilli() >= fromMillis)
                .isPresent();
    }

    /**
     * The pieces that start after the given time and no later than {@code toMillis}, by start, but no more than so many; from
     * {@code observedFromMillis} on only those whose observations have expired.
     *
     * @param afterMillis the start of the last one of the page before
     */
    public List<Run> startingAfter(
            String dependency, long afterMillis, long toMillis, long observedFromMillis, int most) throws SQLException {
        var pieces = new ArrayList<Run>();
        var known = rows(dependency);
        if (known.isPresent()) {
            known.get().forwardFrom(afterMillis + 1, piece -> {
                var start = piece.run().firstStart().toEpochMilli();
                if (start <= toMillis && (start < observedFromMillis || piece.settled())) {
                    pieces.add(piece.run());
                }
                return start <= toMillis && pieces.size() < most;
            });
        }
        return pieces;
    }

    /** The start of the piece that reaches into the given time, or else that time. */
    public long startAround(String dependency, long millis) throws SQLException {
        var known = rows(dependency);
        return known.isEmpty()
                ? millis
                : known.get()
                        .before(millis)
                        .filter(piece -> piece.run().lastEnd().toEpochMilli() >= millis)
                        .map(piece -> piece.run().firstStart().toEpochMilli())
                        .orElse(millis);
    }

    /** Stores a dependency that is new, or was known by its observations only; false for another one. */
    public boolean add(Dependency dependency) throws SQLException {
        var dependencies = new DependencyRows(session);
        var kind =
                session.first(row -> row.getString(1), "SELECT kind FROM dependency WHERE name = ?", dependency.name());
        var isNew = kind.isEmpty();
        if (isNew
                || kind.get().equals(DependencyKind.EXTERNAL.name())
                        && !dependency.kind().equals(DependencyKind.EXTERNAL)) {
            dependencies.put(dependency);
        }
        return isNew;
    }

    /** Stores a run of which the observations are unknown; false, and nothing, where something is known of its time. */
    public boolean add(Run run) throws SQLException {
        var known = rows(run.dependency()).orElseThrow();
        var first = run.firstStart().toEpochMilli();
        var last = run.lastStart().toEpochMilli();
        if (known.before(last + 1)
                .filter(piece -> piece.run().lastStart().toEpochMilli() >= first)
                .isPresent()) {
            return false;
        }
        known.put(run, true);
        known.changed(first, last);
        return true;
    }

    private Optional<RunRows> rows(String dependency) throws SQLException {
        var known = rows.get(dependency);
        if (known == null) {
            var id = new DependencyRows(session).id(dependency);
            if (id.isEmpty()) {
                return Optional.empty();
            }
            known = new RunRows(session, id.getAsLong(), dependency);
            rows.put(dependency, known);
        }
        return Optional.of(known);
    }
}

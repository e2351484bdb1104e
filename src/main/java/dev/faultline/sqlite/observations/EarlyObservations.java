// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sets aside what was observed while the clock was ahead: observations of a time that has not come yet, and that were also
 * received then. When that time comes, something else is true. They stay in a table of their own, which nothing reads.
 */
public final class EarlyObservations implements CommitFollower {

    private static final Logger LOG = Logger.getLogger(EarlyObservations.class);

    /** Clocks of one machine differ by less from one start to the next. */
    private static final Duration TOLERATED = Duration.ofSeconds(5);

    /** A clock that shows less was never set: then it is not the observations that are wrong. */
    private static final Instant FIRST_VERSION = Instant.parse("2026-01-01T00:00:00Z");

    private static final String EARLY = " WHERE dependency = ? AND at_ms > ? AND received_ms > ?";

    private final InstantSource clock;
    private volatile Optional<String> report = Optional.empty();

    public EarlyObservations(InstantSource clock) {
        this.clock = clock;
    }

    /** One sentence on the latest that were set aside since the start. */
    public Optional<String> report() {
        return report;
    }

    @Override
    public void opened(SqliteSession session) throws SQLException {
        session.transaction("BEGIN IMMEDIATE", open -> setAside(open, new CommitEffects()));
    }

    /** How many were set aside, in an open transaction. */
    public long setAside(SqliteSession session, CommitEffects effects) throws SQLException {
        var now = clock.instant();
        if (now.isBefore(FIRST_VERSION)) {
            return 0;
        }
        var limit = now.plus(TOLERATED).toEpochMilli();
        var total = 0L;
        for (var dependency : concerned(session, limit)) {
            total += new OfOne(session, dependency, limit, effects).setAside();
            effects.rewritten(dependency.name());
        }
        if (total > 0) {
            var sentence = total + " observations of a time after " + now.truncatedTo(ChronoUnit.SECONDS)
                    + " were set aside: the clock was ahead when they were made, or is behind now.";
            report = Optional.of(sentence);
            LOG.warn(sentence);
        }
        return total;
    }

    private record Concerned(long id, String name) {}

    private static List<Concerned> concerned(SqliteSession session, long limit) throws SQLException {
        return session.list(
                row -> new Concerned(row.getLong(1), row.getString(2)),
                "SELECT id, name FROM dependency WHERE id IN"
                        + " (SELECT dependency FROM observation WHERE at_ms > ? AND received_ms > ?"
                        + " UNION SELECT dependency FROM block WHERE last_ms > ? AND received_ms > ?)",
                limit,
                limit,
                limit,
                limit);
    }

    /** Sets aside those of one dependency. */
    private static final class OfOne {

        private final SqliteSession session;
        private final long id;
        private final long limit;
        private final CommitEffects effects;
        private final RunRows runs;
        private final RawRows rows;
        private final BlockRows blocks;

        OfOne(SqliteSession session, Concerned dependency, long limit, CommitEffects effects) {
            this.session = session;
            this.id = dependency.id();
            this.limit = limit;
            this.effects = effects;
            this.runs = new RunRows(session, id, dependency.name());
            this.rows = new RawRows(session, id, dependency.name());
            this.blocks = new BlockRows(session, id, dependency.name());
        }

        long setAside() throws SQLException {
            unpack();
            session.update(
                    "INSERT OR REPLACE INTO early_observation SELECT * FROM observation" + EARLY, id, limit, limit);
            var hours = hours();
            var moved = session.update("DELETE FROM observation" + EARLY, id, limit, limit);
            effects.rows(-moved);
            var fold = new LateArrivals(runs, rows, blocks);
            for (var hour : hours) {
                fold.foldAgain(hour);
            }
            return moved;
        }

        /** Makes rows again of the blocks that hold some. */
        private void unpack() throws SQLException {
            var packed = session.list(
                    row -> new HourSlot(row.getLong(1)),
                    "SELECT hour FROM block WHERE dependency = ? AND last_ms > ? AND received_ms > ?",
                    id,
                    limit,
                    limit);
            for (var hour : packed) {
                var before = blocks.summary(hour).orElseThrow();
                var observations = new ArrayList<Observation>(blocks.in(hour));
                for (var observation : observations) {
                    if (rows.add(observation, Instant.ofEpochMilli(before.received()))) {
                        effects.rows(1);
                    }
                }
                blocks.remove(hour);
                effects.packed(-before.count(), -before.bytes());
            }
        }

        private List<HourSlot> hours() throws SQLException {
            return session.list(
                    row -> new HourSlot(row.getLong(1)),
                    "SELECT DISTINCT at_ms / 3600000 FROM observation" + EARLY,
                    id,
                    limit,
                    limit);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The packed observations of one dependency, a block for each hour. */
final class BlockRows {

    private static final Logger LOG = Logger.getLogger(BlockRows.class);

    private final SqliteSession session;
    private final long id;
    private final String dependency;

    BlockRows(SqliteSession session, long id, String dependency) {
        this.session = session;
        this.id = id;
        this.dependency = dependency;
    }

    /**
     * What is known of a block without unpacking it.
     *
     * @param count how many observations
     * @param bytes how long it is
     * @param received when the latest of them was received, in ms since 1970
     */
    record Summary(long count, long bytes, long received) {}

    Optional<Summary> summary(HourSlot hour) throws SQLException {
        return session.first(
                row -> new Summary(row.getLong(1), row.getLong(2), row.getLong(3)),
                "SELECT count, length(bytes), received_ms FROM block WHERE dependency = ? AND hour = ?",
                id,
                hour.number());
    }

    /** The observations of an hour, by start; none if it has no block. */
    List<Observation> in(HourSlot hour) throws SQLException {
        return session.first(
                        row -> unpacked(row.getBytes(1)),
                        "SELECT bytes FROM block WHERE dependency = ? AND hour = ?",
                        id,
                        hour.number())
                .orElse(List.of());
    }

    /** Those that started in [{@code fromMillis}, {@code toMillis}), by start. */
    List<Observation> in(long fromMillis, long toMillis, int limit) throws SQLException {
        var found = new ArrayList<Observation>();
        session.walk(
                row -> {
                    for (var one : unpacked(row.getBytes(1))) {
                        var start = one.startedAt().toEpochMilli();
                        if (start >= fromMillis && start < toMillis && found.size() < limit) {
                            found.add(one);
                        }
                    }
                    return found.size() < limit;
                },
                "SELECT bytes FROM block WHERE dependency = ? AND hour >= ? AND hour <= ?"
                        + " AND last_ms >= ? AND first_ms < ? ORDER BY hour",
                id,
                HourSlot.ofMillis(fromMillis).number(),
                HourSlot.ofMillis(toMillis).number(),
                fromMillis,
                toMillis);
        return found;
    }

    Optional<Observation> latest() throws SQLException {
        return session.first(
                        row -> unpacked(row.getBytes(1)),
                        "SELECT bytes FROM block WHERE dependency = ? ORDER BY hour DESC LIMIT 1",
                        id)
                .filter(observations -> !observations.isEmpty())
                .map(observations -> observations.get(observations.size() - 1));
    }

    /** Stores an hour's block in place of the one before; its length in bytes. */
    int put(HourSlot hour, List<Observation> observations, long received) throws SQLException {
        var bytes = PackedBlock.pack(observations);
        session.update(
                "INSERT OR REPLACE INTO block VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                hour.number(),
                observations.get(0).startedAt().toEpochMilli(),
                observations.get(observations.size() - 1).startedAt().toEpochMilli(),
                received,
                observations.size(),
                bytes);
        new StaleMarks(session).block(id, hour.number());
        return bytes.length;
    }

    /** Removes an hour's block, whose observations are elsewhere now. */
    void remove(HourSlot hour) throws SQLException {
        session.update("DELETE FROM block WHERE dependency = ? AND hour = ?", id, hour.number());
        new StaleMarks(session).block(id, hour.number());
    }

    /** Removes an hour's block, whose observations are kept no longer. */
    void expire(HourSlot hour) throws SQLException {
        session.update("DELETE FROM block WHERE dependency = ? AND hour = ?", id, hour.number());
        new StaleMarks(session).forgetBlock(id, hour.number());
    }

    /** An hour whose observations were all received before the given time and that has no rows beside its block. */
    Optional<HourSlot> expiredBefore(long millis) throws SQLException {
        return session.first(
                row -> new HourSlot(row.getLong(1)),
                "SELECT hour FROM block WHERE dependency = ?1 AND received_ms < ?2 AND NOT EXISTS ("
                        + "SELECT 1 FROM observation WHERE dependency = ?1"
                        + " AND at_ms >= hour * 3600000 AND at_ms < (hour + 1) * 3600000) LIMIT 1",
                id,
                millis);
    }

    /** Those of a block's observations that started in [{@code fromMillis}, {@code toMillis}); none of a damaged one. */
    static BlockTally tally(String dependency, byte[] bytes, long fromMillis, long toMillis) {
        var tally = new BlockTally(fromMillis, toMillis);
        return walk(dependency, bytes, tally) ? tally : new BlockTally(fromMillis, toMillis);
    }

    /** Shows a block's observations; those of a damaged one as far as it can be read, and then false. */
    static boolean walk(String dependency, byte[] bytes, PackedBlock.Visitor visitor) {
        try {
            PackedBlock.walk(dependency, bytes, visitor);
            return true;
        } catch (IllegalArgumentException damaged) {
            reportDamage(dependency, damaged);
            return false;
        }
    }

    private List<Observation> unpacked(byte[] bytes) {
        try {
            return PackedBlock.unpack(dependency, bytes);
        } catch (IllegalArgumentException damaged) {
            reportDamage(dependency, damaged);
            return List.of();
        }
    }

    private static void reportDamage(String dependency, IllegalArgumentException damaged) {
        LOG.warnf("an hour of observations of %s cannot be read: %s", dependency, damaged.getMessage());
    }
}

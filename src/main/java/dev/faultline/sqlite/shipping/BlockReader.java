// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.fleet.RefusedRow;
import dev.faultline.fleet.ShippedBlock;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads packed observations that are to be shipped, the latest hours first. So that a fleet does not ship the same hour at the
 * same moment, each store waits for a time of its own, at most a quarter of an hour.
 */
final class BlockReader {

    /** A longer one is put aside: an hour at one observation a second takes about a hundredth of it. */
    private static final int LARGEST = 1 << 20;

    private static final int MOST_BLOCKS = 100;
    private static final Duration PACKED_AFTER = Duration.ofHours(1);
    private static final int SPREAD_SECONDS = 15 * 60;
    private static final long HOUR_MILLIS = 3_600_000;

    private final SqliteSession session;
    private final Instant now;

    BlockReader(SqliteSession session, Instant now) {
        this.session = session;
        this.now = now;
    }

    private record StaleBlock(long dependency, String name, long hour, long mark) {

        BlockPlace place() {
            return new BlockPlace(dependency, hour, mark);
        }
    }

    private record FoundBlock(long count, long length, Optional<byte[]> bytes) {}

    boolean hasSome() throws SQLException {
        return session.number(
                        "SELECT EXISTS (SELECT 1 FROM stale_block WHERE hour >= ? AND hour < ?)",
                        StaleMarks.oldestHour(now.toEpochMilli()),
                        endHour())
                > 0;
    }

    BatchDraft read(int mostBytes) throws SQLException {
        var draft = new BatchDraft();
        draft.after = session.number("SELECT batch FROM shipping");
        var stale = session.list(
                row -> new StaleBlock(row.getLong(1), row.getString(2), row.getLong(3), row.getLong(4)),
                "SELECT s.dependency, d.name, s.hour, s.mark FROM stale_block s JOIN dependency d ON d.id = s.dependency"
                        + " WHERE s.hour >= ? AND s.hour < ? ORDER BY s.hour DESC, s.dependency LIMIT ?",
                StaleMarks.oldestHour(now.toEpochMilli()),
                endHour(),
                MOST_BLOCKS + 1);
        var bytes = 0L;
        for (var each : stale) {
            var found = found(each);
            var length = found.flatMap(FoundBlock::bytes)
                    .map(packed -> packed.length)
                    .orElse(0);
            if (draft.blocks.size() == MOST_BLOCKS || !draft.blocks.isEmpty() && bytes + length > mostBytes) {
                draft.more = true;
                return draft;
            }
            bytes += length;
            add(draft, each, found);
        }
        return draft;
    }

    private static void add(BatchDraft draft, StaleBlock stale, Optional<FoundBlock> found) {
        var block = found.flatMap(
                each -> each.bytes().map(bytes -> ShippedBlock.of(stale.name(), stale.hour(), each.count(), bytes)));
        draft.blocks.add(stale.place());
        // What is too long, or gone, is not there rather than as it was before.
        draft.packed.add(block.orElseGet(() -> ShippedBlock.none(stale.name(), stale.hour())));
        if (found.isPresent() && block.isEmpty()) {
            draft.refused.add(new RefusedRow(
                    RefusedRow.BLOCK,
                    ShippedBlock.key(stale.name(), stale.hour()),
                    "an hour of observations of " + found.get().length() + " bytes; at most " + LARGEST
                            + " are shipped"));
        }
    }

    private Optional<FoundBlock> found(StaleBlock stale) throws SQLException {
        return session.first(
                row -> new FoundBlock(row.getLong(1), row.getLong(2), Optional.ofNullable(row.getBytes(3))),
                "SELECT count, length(bytes), CASE WHEN length(bytes) <= ? THEN bytes END FROM block"
                        + " WHERE dependency = ? AND hour = ?",
                LARGEST,
                stale.dependency(),
                stale.hour());
    }

    /** The first hour that is not shipped yet. */
    private long endHour() throws SQLException {
        var store = session.first(row -> row.getString(1), "SELECT store FROM shipping")
                .orElse("");
        var spread = Math.floorMod(store.hashCode(), SPREAD_SECONDS);
        var packed = now.minus(PACKED_AFTER).minusSeconds(spread);
        return Math.floorDiv(packed.toEpochMilli(), HOUR_MILLIS);
    }
}

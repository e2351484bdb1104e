// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.shipping;

import dev.faultline.fleet.OutboxPlace;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.StaleMarks;
import dev.faultline.sqlite.observations.DependencyRows;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How far the store was shipped, in an open transaction. */
final class ShippingRows {

    private final SqliteSession session;

    ShippingRows(SqliteSession session) {
        this.session = session;
    }

    OutboxPlace place() throws SQLException {
        session.update(
                "INSERT OR IGNORE INTO shipping (one, store, database, batch, mark) VALUES (1, ?, '', 0, 0)",
                UUID.randomUUID().toString());
        return session.first(
                        row -> new OutboxPlace(
                                UUID.fromString(row.getString(1)),
                                Optional.of(row.getString(2))
                                        .filter(id -> !id.isEmpty())
                                        .map(UUID::fromString),
                                row.getLong(3)),
                        "SELECT store, database, batch FROM shipping")
                .orElseThrow();
    }

    void becomeAnother(UUID database, Instant now) throws SQLException {
        session.update("UPDATE shipping SET store = ?", UUID.randomUUID().toString());
        shipAll(database, 0, now);
    }

    /** What started today is the latest; each earlier day is replaced as a whole, the newest first. */
    void shipAll(UUID database, long batch, Instant now) throws SQLException {
        var today = StaleMarks.dayOf(now.toEpochMilli());
        session.update("UPDATE shipping SET database = ?, batch = ?, mark = mark + 1", database.toString(), batch);
        session.update("DELETE FROM shipped_run");
        session.update("DELETE FROM stale_day");
        session.update("DELETE FROM stale_row");
        session.update("DELETE FROM stale_block");
        session.update("DELETE FROM parked_row");
        session.update("INSERT INTO shipped_run SELECT id, ?, 0, 0, 0, 0 FROM dependency", StaleMarks.startOf(today));
        session.update(
                "INSERT INTO stale_day SELECT DISTINCT dependency, first_ms / 86400000, 0, mark FROM run, shipping"
                        + " WHERE first_ms < ?",
                StaleMarks.startOf(today));
        markLaterDaysOfLongRuns(today);
        session.update("INSERT INTO stale_row SELECT 'incident', id, mark FROM incident, shipping");
        session.update("INSERT INTO stale_row SELECT 'change', at_ms || char(10) || kind || char(10) || subject"
                + " || char(10) || version, mark FROM change, shipping");
        new StaleMarks(session).allBlocks();
    }

    /** Whether packed observations are shipped as well: all of them, or none any more. */
    void shipBlocks(boolean wanted) throws SQLException {
        if (session.update("UPDATE shipping SET blocks = ?1 WHERE blocks <> ?1", wanted ? 1 : 0) > 0) {
            session.update("DELETE FROM stale_block");
            new StaleMarks(session).allBlocks();
        }
    }

    /** Of runs over midnight, which only stores of older versions hold. */
    private void markLaterDaysOfLongRuns(long today) throws SQLException {
        var spans = session.list(
                row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)},
                "SELECT dependency, first_ms / 86400000, last_ms / 86400000 FROM run"
                        + " WHERE first_ms / 86400000 < last_ms / 86400000");
        for (var span : spans) {
            for (var day = span[1] + 1; day <= Math.min(span[2], today - 1); day++) {
                session.update("INSERT OR IGNORE INTO stale_day SELECT ?, ?, 0, mark FROM shipping", span[0], day);
            }
        }
    }

    void resume(long batch, Instant now) throws SQLException {
        session.update("UPDATE shipping SET batch = ?", batch);
        var marks = new StaleMarks(session);
        for (var id : new DependencyRows(session).ids().values()) {
            var first =
                    session.first(row -> row.getLong(1), "SELECT first_ms FROM shipped_run WHERE dependency = ?", id);
            if (first.isPresent()) {
                marks.days(id, first.get(), Math.max(first.get(), now.toEpochMilli()));
            }
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.connections;

import dev.faultline.connections.ConnectionRun;
import dev.faultline.sqlite.connections.ConnectionRows.CrowdedMinute;
import dev.faultline.sqlite.engine.ColumnFormat;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.sqlite.engine.Transactions;
import dev.faultline.store.RetentionPeriods;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Drops connections that have outlived their retention, which is that of observations, and takes the runs of a minute together
 * where there are many, an hour later. So an endpoint takes at most 60 rows an hour, however much it changes.
 */
public final class ConnectionRetention {

    private static final long MINUTE = ConnectionRows.MINUTE;
    private static final long HOUR = 60 * MINUTE;
    private static final int MOST_IN_A_MINUTE = 4;

    /** Between like readings that are further apart there may have been one with nothing. */
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private long gatheredTo;

    public ConnectionRetention(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Not at the same time by two threads. */
    public void run(RetentionPeriods retention, Instant now) {
        var horizon = ColumnFormat.floorMillis(now.minus(retention.observations()));
        transactions.write((session, effects) -> {
            var runs = new ConnectionRows(session);
            runs.removeBefore(horizon);
            runs.removeUnusedEndpoints();
            new ReadSpanRows(session).removeBefore(horizon);
            new HostAddressRows(session).removeBefore(horizon);
            return true;
        });
        gather(Math.floorDiv(now.toEpochMilli() - HOUR, MINUTE) * MINUTE);
    }

    /** After a start, a day back: what is older was gathered before, or by then. */
    private void gather(long end) {
        var begin = Math.max(gatheredTo, end - 24 * HOUR);
        var crowded = transactions.read(
                List.<CrowdedMinute>of(), session -> new ConnectionRows(session).crowded(begin, end, MOST_IN_A_MINUTE));
        for (var minute : crowded) {
            transactions.write((session, effects) -> gather(session, minute.endpoint(), minute.start()));
        }
        gatheredTo = Math.max(gatheredTo, end);
    }

    private static boolean gather(SqliteSession session, long endpoint, long minute) throws SQLException {
        var rows = new ConnectionRows(session);
        var all = rows.of(endpoint, minute, minute + MINUTE);
        rows.remove(endpoint, minute, minute + MINUTE);
        var gathered = all.stream().reduce(ConnectionRetention::together);
        if (gathered.isPresent()) {
            rows.put(gathered.get());
        }
        return true;
    }

    private static ConnectionRun together(ConnectionRun one, ConnectionRun later) {
        var isFarApart = Duration.between(one.to(), later.from()).compareTo(CLOSE) > 0;
        return one.and(later, isFarApart);
    }
}

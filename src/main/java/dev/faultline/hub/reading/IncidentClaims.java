// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Which hub tells people of an incident: the one that notes it first in the database of its app. One thread at a time.
 *
 * <p>Of an incident each part is noted, so one that has grown since is known again. Hubs that ask at once are one after the
 * other by a lock that ends with the transaction.
 */
public final class IncidentClaims {

    private static final Logger LOG = Logger.getLogger(IncidentClaims.class);

    /** Any number that nobody else uses; beside it stands a hash of the app. */
    private static final int LOCK = 0x464C_494E;

    private static final String LIMITS = "SET LOCAL synchronous_commit = on; SET LOCAL lock_timeout = '5s';"
            + " SET LOCAL statement_timeout = '8s'; SET LOCAL timezone = 'UTC'";

    static final String TURN = "SELECT pg_advisory_xact_lock(?, hashtext(?))";

    static final String KNOWN = "SELECT 1 FROM faultline.told WHERE app = ? AND event = ? AND id = ANY (?) LIMIT 1";

    static final String NOTE = """
            INSERT INTO faultline.told (app, event, id, at) SELECT ?, ?, part, now() FROM unnest(?) part
            ON CONFLICT (app, id, event) DO NOTHING""";

    static final String FORGET = "DELETE FROM faultline.told WHERE app = ? AND at < now() - interval '30 days'";

    private final FleetCells cells;
    private final CellUpdates updates = new CellUpdates(LOG, "hub.notify", "nobody is told of its incidents");

    public IncidentClaims(FleetCells cells) {
        this.cells = cells;
    }

    /**
     * Whether it falls to us to tell of it, or to another hub. If the database is away or does not let us, it falls to nobody
     * for now, and is to be asked again.
     *
     * @param cell the database that has it
     * @param parts the ids of the incidents that it consists of
     * @param event what is told of it
     */
    public Optional<Boolean> claim(String cell, String app, List<String> parts, String event) {
        return cells.all().stream()
                .filter(each -> each.name().equals(cell))
                .findFirst()
                .flatMap(database -> updates.in(database, connection -> {
                    var isOurs = isFirst(connection, app, parts, event);
                    connection.commit();
                    return isOurs;
                }));
    }

    private static boolean isFirst(Connection connection, String app, List<String> parts, String event)
            throws SQLException {
        try (var limits = connection.createStatement();
                var turn = connection.prepareStatement(TURN);
                var known = connection.prepareStatement(KNOWN);
                var note = connection.prepareStatement(NOTE);
                var forget = connection.prepareStatement(FORGET)) {
            limits.execute(LIMITS);
            turn.setInt(1, LOCK);
            turn.setString(2, app);
            turn.execute();
            var ids = connection.createArrayOf("text", parts.toArray());
            known.setString(1, app);
            known.setString(2, event);
            known.setArray(3, ids);
            boolean isKnown;
            try (var rows = known.executeQuery()) {
                isKnown = rows.next();
            }
            note.setString(1, app);
            note.setString(2, event);
            note.setArray(3, ids);
            note.executeUpdate();
            forget.setString(1, app);
            forget.executeUpdate();
            return !isKnown;
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;

/** The observations that were committed and not filed yet, in the order in which they came. */
final class JournalRows {

    private static final Logger LOG = Logger.getLogger(JournalRows.class);

    private final SqliteSession session;

    JournalRows(SqliteSession session) {
        this.session = session;
    }

    void add(List<ReceivedObservation> batch) throws SQLException {
        session.update("INSERT INTO journal (bytes) VALUES (?)", (Object) JournaledBatch.pack(batch));
    }

    /** All of them; what is damaged is reported and left out. */
    List<ReceivedObservation> all() throws SQLException {
        var all = new ArrayList<ReceivedObservation>();
        session.walk(row -> all.addAll(unpacked(row)) || true, "SELECT bytes FROM journal ORDER BY id");
        return all;
    }

    List<Observation> observations() throws SQLException {
        return all().stream().map(ReceivedObservation::observation).toList();
    }

    void clear() throws SQLException {
        session.update("DELETE FROM journal");
    }

    private static List<ReceivedObservation> unpacked(ResultSet row) throws SQLException {
        try {
            return JournaledBatch.unpack(row.getBytes(1));
        } catch (IllegalArgumentException damaged) {
            LOG.warnf("observations that were just recorded cannot be read: %s", damaged.getMessage());
            return List.of();
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.ParkedRows;
import dev.faultline.text.OneLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/** Notes in a batch what was refused of its writer before. Tables of older versions have no place for it. */
record ParkedStatement(Connection connection, String app, UUID store) {

    private static final int LONGEST_REASON = 200;

    static final String PUT = "UPDATE faultline.writer SET parked = ?, parked_reason = ? WHERE app = ? AND store = ?"
            + " AND (parked, parked_reason) IS DISTINCT FROM (?, ?)";

    void note(ParkedRows parked) throws SQLException {
        try (var statement = connection.prepareStatement(PUT)) {
            var count = (int) Math.min(Integer.MAX_VALUE, parked.count());
            var reason = OneLine.of(parked.reason(), LONGEST_REASON).replace("\0", "");
            statement.setInt(1, count);
            statement.setString(2, reason);
            statement.setString(3, app);
            statement.setObject(4, store);
            statement.setInt(5, count);
            statement.setString(6, reason);
            statement.executeUpdate();
        }
    }
}

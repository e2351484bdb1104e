// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.fleet.RefusedRow;
import dev.faultline.fleet.ShippedBlock;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** The statements that store packed observations. Each names the app first, and changes nothing when it is repeated. */
record BlockStatements(String app, UUID store) {

    static final String PUT = """
            INSERT INTO faultline.observation_block (app, day, dependency, store, hour, count, codec, bytes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (app, day, dependency, store, hour) DO UPDATE SET
                count = excluded.count, codec = excluded.codec, bytes = excluded.bytes""";

    static final String CLEAR = """
            DELETE FROM faultline.observation_block WHERE app = ? AND day = ? AND dependency = ? AND store = ?
                AND hour = ?""";

    /** Stores the block; one without observations removes the one that is there. */
    RowStatement put(ShippedBlock block) {
        return block.bytes()
                .map(bytes -> new RowStatement(
                        PUT,
                        statement -> {
                            place(statement, block);
                            statement.setInt(6, (int) Math.min(Integer.MAX_VALUE, block.count()));
                            statement.setInt(7, bytes[0]);
                            statement.setBytes(8, bytes);
                        },
                        RefusedRow.BLOCK,
                        Optional.of(block.key())))
                .orElseGet(() -> new RowStatement(
                        CLEAR, statement -> place(statement, block), RefusedRow.BLOCK, Optional.empty()));
    }

    private void place(PreparedStatement statement, ShippedBlock block) throws SQLException {
        statement.setString(1, app);
        statement.setObject(2, block.day());
        statement.setString(3, block.dependency());
        statement.setObject(4, store);
        statement.setInt(5, block.hourOfDay());
    }
}

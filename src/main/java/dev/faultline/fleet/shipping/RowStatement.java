// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One statement about one row.
 *
 * @param kind of the row
 * @param key of the row; absent: it stores nothing, so it cannot be refused
 */
record RowStatement(String sql, Binder binder, String kind, Optional<String> key) {

    /** Sets the parameters. */
    interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }
}

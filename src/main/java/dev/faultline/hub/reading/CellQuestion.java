// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.reading;

import java.sql.SQLException;

/** What is asked of one database, in one transaction that only reads. */
interface CellQuestion<T> {

    T ask(CellReader reader) throws SQLException;
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.SqliteSession;
import java.sql.SQLException;

/** How much is in the database: counted once when it is opened, then kept in step with what is committed. Thread-safe. */
public final class StoreStats implements CommitFollower {

    private long rows;
    private long packed;
    private long packedBytes;

    @Override
    public synchronized void opened(SqliteSession session) throws SQLException {
        rows = session.number("SELECT count(*) FROM observation");
        packed = session.number("SELECT sum(count) FROM block");
        packedBytes = session.number("SELECT sum(length(bytes)) FROM block");
    }

    @Override
    public synchronized void committed(CommitEffects effects) {
        rows += effects.rows();
        packed += effects.packed();
        packedBytes += effects.packedBytes();
    }

    /** Observations that are rows. */
    public synchronized long rows() {
        return rows;
    }

    /** Observations in blocks. */
    public synchronized long packed() {
        return packed;
    }

    /** The size of the blocks. */
    public synchronized long packedBytes() {
        return packedBytes;
    }
}

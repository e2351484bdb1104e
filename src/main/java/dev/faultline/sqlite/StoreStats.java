package dev.faultline.sqlite;

import java.sql.SQLException;

/** How much is in the database: counted once when it is opened, then kept in step with what is committed. Thread-safe. */
final class StoreStats implements CommitFollower {

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
    synchronized long rows() {
        return rows;
    }

    /** Observations in blocks. */
    synchronized long packed() {
        return packed;
    }

    /** The size of the blocks. */
    synchronized long packedBytes() {
        return packedBytes;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.engine;

import java.sql.SQLException;

/** Keeps something in memory that follows from the database, and hears when that changes. Called in the writer's thread. */
public interface CommitFollower {

    /** Another file was opened: nothing that was kept holds any more. */
    default void opened(SqliteSession session) throws SQLException {}

    /** A transaction was committed. */
    default void committed(CommitEffects effects) {}

    /** A transaction was taken back. */
    default void takenBack() {}

    /** Memory stands in for the disk now, or no longer: readers see more, or less, than was committed before. */
    default void standInChanged() {}
}

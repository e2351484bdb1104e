// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.sqlite.engine.Transactions;
import java.time.Duration;

/**
 * Has what was journaled filed before it is read. That is for speed alone where the reader adds what is still in the
 * journal. Thread-safe.
 */
public final class JournalFiling {

    /** Readers add so many faster than they are filed. */
    private static final int FEW = 32;

    /** Much longer than filing takes on a disk that works. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Transactions transactions;
    private final ObservationJournal journal;

    public JournalFiling(Transactions transactions, ObservationJournal journal) {
        this.transactions = transactions;
        this.journal = journal;
    }

    /** Leaves few unfiled, if the disk can be written to. */
    void reduce() {
        if (journal.unfiled() > FEW) {
            tryAll();
        }
    }

    /** Leaves none unfiled of those committed, if the disk can be written to. */
    void clear() {
        if (journal.unfiled() > 0) {
            tryAll();
        }
    }

    /**
     * Files all that was recorded so far.
     *
     * @return false if that cannot be written now; it is filed once it can
     */
    public boolean tryAll() {
        return transactions.tryWrite(
                (session, effects) -> {
                    journal.file(session, effects);
                    return true;
                },
                PATIENCE);
    }
}

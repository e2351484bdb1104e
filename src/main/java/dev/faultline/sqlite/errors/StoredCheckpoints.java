// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.errors;

import dev.faultline.checkpoint.Checkpoint;
import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.sqlite.engine.Transactions;
import java.time.InstantSource;
import java.util.Optional;

/** The checkpoints in the local store. */
public final class StoredCheckpoints implements CheckpointStore {

    private final Transactions transactions;
    private final InstantSource clock;

    public StoredCheckpoints(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<String> place(String name) {
        return transactions.read(Optional.empty(), session -> new CheckpointRows(session).place(name));
    }

    @Override
    public void put(String name, String place) {
        var now = clock.instant();
        transactions.write((session, effects) -> {
            new CheckpointRows(session).put(new Checkpoint(name, place), now);
            return true;
        });
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ErrorStoreContract;
import dev.faultline.store.RetentionPeriods;
import java.time.Instant;

class MemoryErrorsTest extends ErrorStoreContract {

    private final CheckpointStore checkpoints = new MemoryCheckpoints();
    private final MemoryErrors errors = new MemoryErrors(checkpoints);

    @Override
    protected ErrorStore store() {
        return errors;
    }

    @Override
    protected CheckpointStore checkpoints() {
        return checkpoints;
    }

    @Override
    protected void tidy(RetentionPeriods retention, Instant now) {
        errors.tidy(retention, now);
    }
}

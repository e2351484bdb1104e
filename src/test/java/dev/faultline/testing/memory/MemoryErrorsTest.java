// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ErrorStoreContract;
import dev.faultline.store.RetentionPeriods;
import java.time.Instant;

class MemoryErrorsTest extends ErrorStoreContract {

    private final CheckpointStore bookmarks = new MemoryCheckpoints();
    private final MemoryErrors errors = new MemoryErrors(bookmarks);

    @Override
    protected ErrorStore store() {
        return errors;
    }

    @Override
    protected CheckpointStore bookmarks() {
        return bookmarks;
    }

    @Override
    protected void tidy(RetentionPeriods retention, Instant now) {
        errors.tidy(retention, now);
    }
}

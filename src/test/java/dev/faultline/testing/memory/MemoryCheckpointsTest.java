// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing.memory;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.checkpoint.CheckpointStoreContract;

class MemoryCheckpointsTest extends CheckpointStoreContract {

    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();

    @Override
    protected CheckpointStore checkpoints() {
        return checkpoints;
    }
}

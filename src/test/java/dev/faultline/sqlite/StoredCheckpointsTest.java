// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.checkpoint.CheckpointStoreContract;
import dev.faultline.store.RetentionPeriods;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoredCheckpointsTest extends CheckpointStoreContract {

    @RegisterExtension
    final StoreOnDisk disk = new StoreOnDisk(clock);

    @Override
    protected CheckpointStore checkpoints() {
        return disk.store().checkpoints();
    }

    @Test
    void aPlaceSurvivesARestart() {
        checkpoints().put("access-log", "17");

        disk.restart();

        assertThat(checkpoints().place("access-log")).contains("17");
    }

    @Test
    void aPlaceThatNobodyPutForLongIsDropped() {
        checkpoints().put("gone", "1");
        clock.advance(Duration.ofDays(300));
        checkpoints().put("here", "2");
        clock.advance(Duration.ofDays(101));

        disk.store().tidy(RetentionPeriods.DEFAULT, clock.instant());

        assertThat(checkpoints().place("gone")).isEmpty();
        assertThat(checkpoints().place("here")).contains("2");
    }
}

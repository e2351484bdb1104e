// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.SetClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of checkpoints does. */
public abstract class CheckpointStoreContract {

    protected final SetClock clock = new SetClock(Instant.parse("2026-11-22T12:00:00Z"));

    protected abstract CheckpointStore checkpoints();

    @Test
    void theLastPlaceUnderANameIsGivenBack() {
        checkpoints().put("access-log", "1");
        checkpoints().put("app-log", "line 1\nline 2 – ü");
        checkpoints().put("access-log", "2");

        assertThat(checkpoints().place("access-log")).contains("2");
        assertThat(checkpoints().place("app-log")).contains("line 1\nline 2 – ü");
        assertThat(checkpoints().place("other")).isEmpty();
    }
}

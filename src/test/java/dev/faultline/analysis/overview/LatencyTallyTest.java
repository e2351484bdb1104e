// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LatencyTallyTest {

    /** Ten columns of ten milliseconds. */
    private static final ColumnGrid GRID = new ColumnGrid(Instant.EPOCH, Instant.ofEpochMilli(100), 10);

    private final LatencyTally tally = new LatencyTally(GRID);

    @Test
    void theMeanIsThatOfWhatStartedInTheColumn() {
        tally.took("db", 20, 20, 1, 3_000);
        tally.took("db", 29, 29, 1, 5_000);
        tally.took("db", 30, 30, 1, 90_000);
        tally.took("cache", 20, 20, 1, 70_000);

        var latencies = tally.of("db");

        assertThat(latencies.meanMillis(1)).isEmpty();
        assertThat(latencies.meanMillis(2)).hasValue(4);
        assertThat(latencies.meanMillis(3)).hasValue(90);
        assertThat(latencies.highestMillis()).hasValue(90);
        assertThat(tally.of("nobody").highestMillis()).isEmpty();
    }

    @Test
    void aSumIsSharedOutByTime() {
        tally.took("db", 10, 39, 30, 30_000);
        tally.took("db", 10, 19, 10, 30_000);

        var latencies = tally.of("db");

        assertThat(latencies.meanMillis(1).getAsDouble()).isEqualTo(2, within(1e-9));
        assertThat(latencies.meanMillis(2).getAsDouble()).isEqualTo(1, within(1e-9));
        assertThat(latencies.meanMillis(3).getAsDouble()).isEqualTo(1, within(1e-9));
        assertThat(latencies.meanMillis(4)).isEmpty();
    }

    @Test
    void whatLiesBesideTheSpanIsLeftOut() {
        tally.took("db", -10, -1, 5, 5_000);
        tally.took("db", 100, 120, 5, 5_000);

        assertThat(tally.of("db").highestMillis()).isEmpty();
    }
}

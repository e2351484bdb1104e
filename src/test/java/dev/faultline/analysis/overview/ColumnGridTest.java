// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ColumnGridTest {

    @Test
    void everyMillisecondLiesInTheColumnThatStartedLast() {
        for (var seed = 0; seed < 500; seed++) {
            var random = new SplittableRandom(seed);
            var columns = random.nextInt(1, 40);
            var from = Instant.ofEpochMilli(random.nextLong(-1_000, 1_000));
            var grid = new ColumnGrid(from, from.plusMillis(columns + random.nextInt(300)), columns);

            assertThat(grid.start(0)).isEqualTo(grid.from());
            assertThat(grid.start(columns)).isEqualTo(grid.to());
            for (var column = 0; column < columns; column++) {
                assertThat(grid.startMillis(column)).isLessThan(grid.startMillis(column + 1));
                for (var t = grid.startMillis(column); t < grid.startMillis(column + 1); t++) {
                    assertThat(grid.column(t)).as("seed %d at %d", seed, t).isEqualTo(column);
                }
            }
        }
    }

    @Test
    void anInstantBesideItIsInTheNearestColumn() {
        var grid = new ColumnGrid(Instant.ofEpochMilli(100), Instant.ofEpochMilli(200), 10);

        assertThat(grid.column(Instant.ofEpochMilli(99))).isZero();
        assertThat(grid.column(Instant.ofEpochMilli(200))).isEqualTo(9);
        assertThat(grid.column(Instant.ofEpochSecond(1_000_000_000))).isEqualTo(9);
    }

    @Test
    void aSpanThatIsTooShortHasFewerColumns() {
        var from = Instant.ofEpochMilli(100);

        assertThat(ColumnGrid.of(from, from.plusMillis(3), 600).columns()).isEqualTo(3);
        assertThat(ColumnGrid.of(from, from.plusNanos(10), 600)).isEqualTo(new ColumnGrid(from, from.plusMillis(1), 1));
        assertThatThrownBy(() -> new ColumnGrid(from, from.plusMillis(3), 4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

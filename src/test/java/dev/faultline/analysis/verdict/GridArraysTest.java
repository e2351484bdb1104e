// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GridArraysTest {

    private final SplittableRandom random = new SplittableRandom(3);

    @Test
    void theTrailingMaximumIsThatOfEachValueAndOfThoseBeforeIt() {
        for (var round = 0; round < 2_000; round++) {
            var values = random.doubles(1 + random.nextInt(40))
                    .map(value -> Math.floor(5 * value))
                    .toArray();
            var count = random.nextInt(values.length + 1);
            var back = random.nextInt(50);

            var largest = values.clone();
            GridArrays.trailingMaximum(largest, count, back);

            for (var i = 0; i < values.length; i++) {
                var from = Math.max(i - back, 0);
                assertThat(largest[i])
                        .isEqualTo(
                                i < count
                                        ? Arrays.stream(values, from, i + 1)
                                                .max()
                                                .orElseThrow()
                                        : values[i]);
            }
        }
    }
}

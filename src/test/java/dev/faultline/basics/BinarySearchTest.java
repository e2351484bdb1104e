// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BinarySearchTest {

    @Test
    void theFirstIndexForWhichTheConditionHoldsIsFound() {
        for (var size = 0; size < 20; size++) {
            for (var first = 0; first <= size; first++) {
                var from = first;
                assertThat(BinarySearch.first(size, index -> index >= from)).isEqualTo(first);
            }
        }
    }
}

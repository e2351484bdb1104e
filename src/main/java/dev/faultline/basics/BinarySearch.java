// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.basics;

import java.util.function.IntPredicate;

/** Finds a place in what is sorted. */
public final class BinarySearch {

    private BinarySearch() {}

    /**
     * The first index in [0, {@code size}) for which the condition holds, {@code size} if it holds for none.
     *
     * @param condition holds for every index after the first for which it holds
     */
    public static int first(int size, IntPredicate condition) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}

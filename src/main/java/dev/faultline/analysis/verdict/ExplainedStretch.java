// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.util.Arrays;
import java.util.Optional;

/**
 * How much is explained at successive positions of a grid, of which the last may lie behind it.
 *
 * @param first the first position
 * @param explained from there on
 */
record ExplainedStretch(int first, double[] explained) {

    /**
     * From the first position to the last at which at least so much is explained; absent if there is none.
     *
     * @param explained of which only the first {@code count} are told; not kept
     */
    static Optional<ExplainedStretch> of(int first, double[] explained, int count, double least) {
        var begin = 0;
        while (begin < count && explained[begin] < least) {
            begin++;
        }
        var end = count;
        while (end > begin && explained[end - 1] < least) {
            end--;
        }
        return begin == end
                ? Optional.empty()
                : Optional.of(new ExplainedStretch(first + begin, Arrays.copyOfRange(explained, begin, end)));
    }
}

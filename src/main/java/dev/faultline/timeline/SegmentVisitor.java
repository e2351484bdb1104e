// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

/** Takes segments one by one, as numbers: a drawing is made of hundreds of thousands. */
@FunctionalInterface
public interface SegmentVisitor {

    /**
     * Takes the next one.
     *
     * @param state what is known
     * @param from its start, inclusive, in epoch milliseconds
     * @param to its end, exclusive, in epoch milliseconds; after {@code from}
     */
    void segment(SegmentState state, long from, long to);
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.BinarySearch;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/** Spans by index, each kept as a number. Immutable. */
final class SpanColumn extends AbstractList<EvidenceSpan> implements RandomAccess {

    static final SpanColumn EMPTY = new SpanColumn(LongColumn.EMPTY);

    private static final int INDEX_BITS = 30;
    private static final int FLAG_BITS = 3;

    private final LongColumn numbers;

    private SpanColumn(LongColumn numbers) {
        this.numbers = numbers;
    }

    /** The first so many of these, and the given ones behind them. */
    SpanColumn next(int kept, List<EvidenceSpan> added) {
        var more = new LongColumn.Added();
        for (var span : added) {
            more.add((((long) span.first() << INDEX_BITS) + span.last()) << FLAG_BITS
                    | (span.failing() ? 4 : 0)
                    | (span.changedBefore() ? 2 : 0)
                    | (span.changedAfter() ? 1 : 0));
        }
        return new SpanColumn(numbers.next(kept, more));
    }

    /** How many of the first stay as they are, whatever follows the first so many runs: the run behind them is one of these. */
    int settled(int runs) {
        return BinarySearch.first(size(), i -> last(i) + 1 >= runs);
    }

    /** The index of the last run of a span. */
    int last(int index) {
        return (int) (numbers.get(index) >> FLAG_BITS) & ((1 << INDEX_BITS) - 1);
    }

    @Override
    public int size() {
        return numbers.size();
    }

    @Override
    public EvidenceSpan get(int index) {
        var number = numbers.get(index);
        return new EvidenceSpan(
                (int) (number >> INDEX_BITS + FLAG_BITS),
                last(index),
                (number & 4) != 0,
                (number & 2) != 0,
                (number & 1) != 0);
    }
}

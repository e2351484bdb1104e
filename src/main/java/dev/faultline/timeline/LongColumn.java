// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.util.Arrays;

/**
 * Numbers by index. Immutable; the next one, with other numbers behind the first so many, shares with this one what both
 * have in common: so a column that grows at its end costs what is new, not what is there. Thread-safe.
 */
final class LongColumn {

    /** What the next one may have otherwise, in numbers: a few runs. */
    private static final int LIKELY_TO_CHANGE = 64;

    static final LongColumn EMPTY = new LongColumn(new SharedArray(new long[0], 0), 0, new long[0]);

    /** The numbers that columns share; written only behind the last one that any of them has. */
    private static final class SharedArray {
        private final long[] values;
        private int used;

        private SharedArray(long[] values, int used) {
            this.values = values;
            this.used = used;
        }

        private synchronized boolean tryAppend(int at, long[] more, int count) {
            if (used != at || at + count > values.length) {
                return false;
            }
            System.arraycopy(more, 0, values, at, count);
            used += count;
            return true;
        }
    }

    /** Numbers that are put together one by one. */
    static final class Added {
        private long[] values = new long[16];
        private int size;

        int size() {
            return size;
        }

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        long last() {
            return values[size - 1];
        }

        void setLast(long value) {
            values[size - 1] = value;
        }

        void removeLast() {
            size--;
        }
    }

    private final SharedArray shared;
    private final long[] first;
    private final int settled;
    private final long[] rest;

    private LongColumn(SharedArray shared, int settled, long[] rest) {
        this.shared = shared;
        this.first = shared.values;
        this.settled = settled;
        this.rest = rest;
    }

    int size() {
        return settled + rest.length;
    }

    long get(int index) {
        return index < settled ? first[index] : rest[index - settled];
    }

    /** The first so many of this one, and what was added behind them. */
    LongColumn next(int kept, Added added) {
        if (kept > 0 && kept >= settled && shared.tryAppend(settled, rest, kept - settled)) {
            return new LongColumn(shared, kept, Arrays.copyOf(added.values, added.size));
        }
        // Of what is added all but the end is shared at once: the next one else copies a whole history for the first
        // time.
        var shareable = Math.max(kept, kept + added.size - LIKELY_TO_CHANGE);
        var roomy = Arrays.copyOf(first, shareable + shareable / 8 + 16);
        for (var i = settled; i < kept; i++) {
            roomy[i] = rest[i - settled];
        }
        System.arraycopy(added.values, 0, roomy, kept, shareable - kept);
        return new LongColumn(
                new SharedArray(roomy, shareable),
                shareable,
                Arrays.copyOfRange(added.values, shareable - kept, added.size));
    }

    /** The first index from the given one on, before {@code end}, whose number has some of the bits, or none of them; else {@code end}. */
    int next(int from, int end, long bits, boolean some) {
        var i = from;
        for (var last = Math.min(end, settled); i < last; i++) {
            if ((first[i] & bits) != 0 == some) {
                return i;
            }
        }
        while (i < end && (rest[i - settled] & bits) != 0 != some) {
            i++;
        }
        return i;
    }

    /** The index of the last number that, shifted right by so many bits, is not above the given one; -1 without any. The
     * numbers have to be sorted. */
    int lastNotAbove(long value, int bits) {
        return settled > 0 && (rest.length == 0 || rest[0] >> bits > value)
                ? lastNotAbove(first, settled, value, bits)
                : settled + lastNotAbove(rest, rest.length, value, bits);
    }

    private static int lastNotAbove(long[] sorted, int size, long value, int bits) {
        var low = 0;
        var high = size;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (sorted[middle] >> bits > value) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low - 1;
    }
}

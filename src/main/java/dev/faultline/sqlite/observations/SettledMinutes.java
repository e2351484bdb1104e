// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import java.util.Map;

/**
 * What each of successive minutes of one dependency has in rows, where no row can come to them any more but a late one.
 * Minutes are numbered from 1970 on. Immutable.
 */
final class SettledMinutes {

    static final long MILLIS = 60_000;

    /** So many are kept at most, the latest: rows that are older are packed long since. */
    static final int MOST = 240;

    static final SettledMinutes NONE = new SettledMinutes(0, new RowTally[0]);

    private final long first;
    private final RowTally[] tallies;

    private SettledMinutes(long first, RowTally[] tallies) {
        this.first = first;
        this.tallies = tallies;
    }

    /** The first minute that starts at or after an instant. */
    static long ceil(long millis) {
        return -Math.floorDiv(-millis, MILLIS);
    }

    /** The minute that an instant lies in. */
    static long floor(long millis) {
        return Math.floorDiv(millis, MILLIS);
    }

    long first() {
        return first;
    }

    /** The minute behind the last. */
    long end() {
        return first + tallies.length;
    }

    /** All rows of the minutes from {@code from} up to one before {@code to}, as far as they are here. */
    RowTally in(long from, long to) {
        var earliest = RowTally.NONE.first();
        var latest = RowTally.NONE.last();
        var count = 0L;
        var answers = 0L;
        var micros = 0L;
        for (var minute = Math.max(from, first); minute < Math.min(to, end()); minute++) {
            var tally = tallies[(int) (minute - first)];
            earliest = Math.min(earliest, tally.first());
            latest = Math.max(latest, tally.last());
            count += tally.count();
            answers += tally.answers();
            micros += tally.micros();
        }
        return new RowTally(earliest, latest, count, answers, micros);
    }

    /** When the first row started, in epoch milliseconds; that of {@link RowTally#NONE} without any. */
    long firstRow() {
        for (var tally : tallies) {
            if (tally.count() > 0) {
                return tally.first();
            }
        }
        return RowTally.NONE.first();
    }

    boolean has(long minute) {
        return minute >= first && minute < end();
    }

    /**
     * The minutes from {@code from} up to one before {@code to}, or the latest of them: these, and the given ones where these
     * have none.
     */
    SettledMinutes with(long from, long to, Map<Long, RowTally> others) {
        var begin = Math.max(from, to - MOST);
        var all = new RowTally[(int) Math.max(to - begin, 0)];
        for (var i = 0; i < all.length; i++) {
            var minute = begin + i;
            all[i] = has(minute) ? tallies[(int) (minute - first)] : others.getOrDefault(minute, RowTally.NONE);
        }
        return new SettledMinutes(begin, all);
    }
}

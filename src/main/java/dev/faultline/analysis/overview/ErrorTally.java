// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.overview;

import dev.faultline.errors.BestSource;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ResponseCount;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;

/**
 * Counts errors by column. Errors that no more than a column lies between are told of together, perhaps by several sources:
 * of these the one that saw the most counts, as it does for an error window. What was counted over a longer span is spread
 * evenly over it. Pure.
 */
final class ErrorTally {

    private static final long NOT_KNOWN = -1;

    private final ColumnGrid grid;
    private final long[] errors;

    private ErrorTally(ColumnGrid grid) {
        this.grid = grid;
        this.errors = new long[grid.columns()];
    }

    /** Those of answers of any number of sources, in any order. */
    static ErrorColumns of(Collection<ResponseCount> answers, ColumnGrid grid) {
        var tally = new ErrorTally(grid);
        var failing = answers.stream()
                .filter(each -> each.errors() > 0)
                .sorted(Comparator.comparing(ResponseCount::from))
                .toList();
        for (var together : together(failing, Duration.ofMillis((long) Math.ceil(grid.stepMillis())))) {
            BestSource.of(together).forEach(each -> tally.spread(each, each.errors(), tally.errors));
        }
        return new ErrorColumns(tally.errors, tally.requests(answers));
    }

    private static List<List<ResponseCount>> together(List<ResponseCount> byTime, Duration reach) {
        var all = new ArrayList<List<ResponseCount>>();
        var end = Instant.MIN;
        for (var next : byTime) {
            if (all.isEmpty() || next.from().isAfter(end.plus(reach))) {
                all.add(new ArrayList<>());
                end = next.to();
            }
            all.get(all.size() - 1).add(next);
            end = end.isBefore(next.to()) ? next.to() : end;
        }
        return all;
    }

    /** The most answers that a source knows of in each column. */
    private long[] requests(Collection<ResponseCount> answers) {
        var bySource = new EnumMap<ErrorSource, List<ResponseCount>>(ErrorSource.class);
        answers.forEach(each -> bySource.computeIfAbsent(each.source(), source -> new ArrayList<>())
                .add(each));
        var most = new long[grid.columns()];
        Arrays.fill(most, NOT_KNOWN);
        for (var one : bySource.values()) {
            var known = requestsOfOne(one);
            for (var column = 0; column < most.length; column++) {
                most[column] = Math.max(most[column], known[column]);
            }
        }
        for (var column = 0; column < most.length; column++) {
            if (most[column] < errors[column]) {
                most[column] = NOT_KNOWN;
            }
        }
        return most;
    }

    private long[] requestsOfOne(List<ResponseCount> answers) {
        var requests = new long[grid.columns()];
        var isTold = new boolean[grid.columns()];
        for (var each : answers) {
            spread(each, each.requests().orElse(0), requests);
            Arrays.fill(isTold, grid.column(each.from()), grid.column(each.to()) + 1, true);
        }
        for (var each : answers) {
            if (each.requests().isEmpty()) {
                Arrays.fill(isTold, grid.column(each.from()), grid.column(each.to()) + 1, false);
            }
        }
        for (var column = 0; column < requests.length; column++) {
            requests[column] = isTold[column] ? requests[column] : NOT_KNOWN;
        }
        return requests;
    }

    /** Rounded at each border, so that the parts are whole and add up to the count. */
    private void spread(ResponseCount answers, long count, long[] into) {
        var from = answers.from().toEpochMilli();
        var length = answers.to().toEpochMilli() + 1 - from;
        var last = grid.column(answers.to());
        for (var column = grid.column(answers.from()); column <= last; column++) {
            var before = Math.max(0, grid.startMillis(column) - from);
            var after = Math.min(length, grid.startMillis(column + 1) - from);
            if (after > before) {
                into[column] += part(count, after, length) - part(count, before, length);
            }
        }
    }

    private static long part(long count, long elapsed, long length) {
        return Math.round(count * (double) elapsed / length);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.detection;

import dev.faultline.errors.ErrorBaseline;
import dev.faultline.errors.ErrorSource;
import dev.faultline.errors.ErrorStore;
import dev.faultline.errors.ResponseCount;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is usual, as the store has it: each hour ends at a full half minute, so that few are read. It reads an hour once; make
 * one for each pass. Not thread-safe.
 */
final class StoredBaselines implements ErrorBaseline.History {

    private static final long GRID_MILLIS = Duration.ofSeconds(30).toMillis();

    private final ErrorStore errors;
    private final CountingRule counting;
    private final Map<Instant, List<ResponseCount>> hours = new HashMap<>();

    StoredBaselines(ErrorStore errors, CountingRule counting) {
        this.errors = errors;
        this.counting = counting;
    }

    @Override
    public ErrorBaseline before(ErrorSource source, Optional<String> route, Instant instant) {
        var end = Instant.ofEpochMilli(Math.floorDiv(instant.toEpochMilli(), GRID_MILLIS) * GRID_MILLIS);
        var counted = hours.computeIfAbsent(end, this::hour).stream()
                .filter(one -> one.source() == source)
                .filter(one -> route.isEmpty() || one.route().equals(route))
                .toList();
        var failed = counted.stream().mapToLong(ResponseCount::errors).sum();
        var areRequestsKnown = counted.stream().allMatch(one -> one.requests().isPresent());
        return new ErrorBaseline(
                failed,
                areRequestsKnown
                        ? OptionalLong.of(counted.stream()
                                .mapToLong(one -> one.requests().getAsLong())
                                .sum())
                        : OptionalLong.empty());
    }

    private List<ResponseCount> hour(Instant end) {
        return counting.counted(errors.totals(end.minus(ErrorBaseline.LENGTH), end.minusMillis(1)));
    }
}

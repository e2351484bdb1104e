// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Observations made elsewhere, as they were posted.
 *
 * @param rows the observations, in any order
 * @param interval how far apart they are, if the caller said so
 */
public record ObservationBatch(List<ObservationRow> rows, Optional<Duration> interval) {

    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(1);
    private static final Duration LONGEST_INTERVAL = Duration.ofDays(1);

    /** Reads it. The caller has yet to {@link RequestInputs#end() end} the reading. */
    public static ObservationBatch read(JsonBody body, Duration retention) {
        var earliest = body.now().minus(retention);
        var rows = body.rows("observations", RequestLimits.MOST_OBSERVATIONS).stream()
                .map(row -> ObservationRow.read(row, earliest))
                .toList();
        if (!body.has("observations")) {
            body.reject("observations", "required: a list of at most " + RequestLimits.MOST_OBSERVATIONS + " objects");
        }
        return new ObservationBatch(rows, body.duration("interval", SHORTEST_INTERVAL, LONGEST_INTERVAL));
    }

    /** How far apart the observations of each dependency are: as the caller said, or else their median spacing. */
    public Map<String, Duration> intervals() {
        var intervals = new HashMap<String, Duration>();
        rows.stream()
                .collect(Collectors.groupingBy(
                        ObservationRow::dependency, Collectors.mapping(ObservationRow::at, Collectors.toList())))
                .forEach((name, times) ->
                        interval.or(() -> medianSpacing(times)).ifPresent(found -> intervals.put(name, found)));
        return intervals;
    }

    /** The lower median of the time from one to the next; absent for fewer than two different times. */
    static Optional<Duration> medianSpacing(List<Instant> times) {
        var sorted = times.stream().distinct().sorted().toList();
        if (sorted.size() < 2) {
            return Optional.empty();
        }
        var gaps = new ArrayList<Duration>();
        for (var i = 1; i < sorted.size(); i++) {
            gaps.add(Duration.between(sorted.get(i - 1), sorted.get(i)));
        }
        gaps.sort(null);
        return Optional.of(gaps.get((gaps.size() - 1) / 2));
    }
}

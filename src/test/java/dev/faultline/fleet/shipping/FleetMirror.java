// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.probe.Observation;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Whether the fleet's database has what the local store has, row by row. What it should have is folded from the observations
 * of each UTC day, by another way than the shipper's.
 */
final class FleetMirror {

    private FleetMirror() {}

    /** The runs that the observations of the store make, a day at a time, a line each. */
    static List<String> ofStore(ObservationStore store) {
        var lines = new ArrayList<String>();
        for (var dependency : store.dependencies()) {
            var byDay = store
                    .observations(dependency.name(), Instant.EPOCH, Instant.MAX, Optional.empty(), Integer.MAX_VALUE)
                    .stream()
                    .collect(Collectors.groupingBy(FleetMirror::day, TreeMap::new, Collectors.toList()));
            byDay.values().forEach(day -> RunBuilder.fold(day).forEach(run -> lines.add(line(run))));
        }
        return lines.stream().sorted().toList();
    }

    private static Object day(Observation observation) {
        return observation.startedAt().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static String line(Run run) {
        return String.join(
                " ",
                run.dependency(),
                run.firstStart().atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                run.firstStart().toString(),
                run.firstEnd().toString(),
                run.lastStart().toString(),
                run.lastEnd().toString(),
                run.status().name(),
                run.failure().label(),
                "'" + run.message() + "'",
                String.valueOf(run.count()),
                String.valueOf(run.longestGap().toMillis()),
                micros(run.latency().fastest()),
                micros(run.latency().slowest()),
                micros(run.latency().total()),
                String.valueOf(run.interval().toMillis()),
                String.valueOf(run.timeout().toMillis()));
    }

    private static String micros(Duration duration) {
        return String.valueOf(duration.toNanos() / 1_000);
    }

    /** The runs that the database has of one writer, in the same lines. */
    static List<String> ofDatabase(Connection connection, UUID writer) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                "SELECT dependency, day, first_at, first_end_at, last_at, last_end_at, status, failure, message, count,"
                        + " longest_gap_ms, fastest_us, slowest_us, total_us, interval_ms, timeout_ms"
                        + " FROM faultline.run WHERE store = ?")) {
            statement.setObject(1, writer);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var words = new ArrayList<String>();
                    for (var column = 1; column <= 16; column++) {
                        words.add(
                                switch (column) {
                                    case 3, 4, 5, 6 ->
                                        row.getObject(column, OffsetDateTime.class)
                                                .toInstant()
                                                .toString();
                                    case 9 -> "'" + row.getString(column) + "'";
                                    default -> row.getString(column);
                                });
                    }
                    lines.add(String.join(" ", words));
                }
            }
        }
        return lines.stream().sorted().toList();
    }
}

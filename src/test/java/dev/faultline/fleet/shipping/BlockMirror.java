// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet.shipping;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.observations.PackedBlock;
import dev.faultline.timeline.ObservationStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether the fleet's database has the observations that the local store has, each as a line. */
final class BlockMirror {

    private BlockMirror() {}

    /** Those of the store that began before the given time. */
    static List<String> ofStore(ObservationStore store, Instant before) {
        return store.dependencies().stream()
                .flatMap(
                        dependency -> store
                                .observations(
                                        dependency.name(), Instant.EPOCH, before, Optional.empty(), Integer.MAX_VALUE)
                                .stream())
                .map(BlockMirror::line)
                .sorted()
                .toList();
    }

    /** Those that the database has of one writer; each block is where its observations belong, and counts them. */
    static List<String> ofDatabase(Connection connection, UUID writer) throws SQLException {
        var lines = new ArrayList<String>();
        try (var statement = connection.prepareStatement(
                "SELECT dependency, extract(epoch FROM day)::bigint / 3600 + hour, count, codec, bytes"
                        + " FROM faultline.observation_block WHERE store = ?")) {
            statement.setObject(1, writer);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var found = PackedBlock.unpack(row.getString(1), row.getBytes(5));
                    var hour = row.getLong(2);
                    if (found.size() != row.getInt(3) || row.getBytes(5)[0] != row.getInt(4)) {
                        lines.add("a block that says " + row.getInt(3) + " holds " + found.size());
                    }
                    found.stream()
                            .filter(each -> each.startedAt().getEpochSecond() / 3600 != hour)
                            .forEach(each -> lines.add("in the wrong hour: " + each));
                    found.forEach(each -> lines.add(line(each)));
                }
            }
        }
        return lines.stream().sorted().toList();
    }

    private static String line(Observation each) {
        return String.join(
                " ",
                each.dependency(),
                each.startedAt().toString(),
                each.duration().toString(),
                each.status().name(),
                each.failure().label(),
                "'" + each.message() + "'",
                each.interval().toString(),
                each.timeout().toString());
    }
}

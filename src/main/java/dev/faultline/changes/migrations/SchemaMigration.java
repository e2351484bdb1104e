// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.migrations;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.changes.ChangeTime;
import dev.faultline.changes.PollContext;
import dev.faultline.text.OneLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One row of a schema history.
 *
 * @param tool whose
 * @param rank its place in the order in which they were applied
 * @param version as the tool names it
 * @param description what it does, as the tool tells it
 * @param success whether it went through
 * @param at when, if the server's zone is that of whoever wrote it
 */
record SchemaMigration(SchemaHistory tool, long rank, String version, String description, boolean success, Instant at) {

    /** All zones are a whole number of these apart. */
    private static final Duration QUARTER = Duration.ofMinutes(15);

    private static final Duration FARTHEST = Duration.ofHours(27);
    private static final Duration SLACK = Duration.ofSeconds(1);

    /** Reads a row of {@link SchemaHistory#newest}; empty if it lacks its place or its time. */
    static Optional<SchemaMigration> of(List<Optional<String>> row) {
        if (row.size() != 6 || row.get(1).isEmpty() || row.get(5).isEmpty()) {
            return Optional.empty();
        }
        return row.get(0)
                .flatMap(SchemaHistory::ofLabel)
                .map(tool -> new SchemaMigration(
                        tool,
                        Long.parseLong(row.get(1).get()),
                        row.get(2).orElse(""),
                        row.get(3).orElse(""),
                        row.get(4).map(Boolean::valueOf).orElse(true),
                        Instant.ofEpochMilli(Long.parseLong(row.get(5).get()))));
    }

    /**
     * When it was applied. Where its time does not lie between the two looks, whoever wrote it has another zone: then it is
     * taken to be off by so many quarters of an hour that it does; if it cannot, the latest possible is told.
     */
    ChangeTime dating(PollContext look) {
        if (ChangeTime.isBetween(look, at)) {
            return ChangeTime.of(look, List.of(at));
        }
        var off = Duration.between(look.now().plus(SLACK), at);
        var quarters = Math.floorDiv(off.toMillis() - 1, QUARTER.toMillis()) + 1;
        var shifted = at.minus(QUARTER.multipliedBy(quarters));
        var plausible = Duration.between(shifted, at).abs().compareTo(FARTHEST) <= 0;
        return ChangeTime.of(look, plausible ? List.of(shifted) : List.of());
    }

    Change change(String dependency, PollContext look) {
        var dating = dating(look);
        var message = (success ? "" : "FAILED: ") + tool.label() + ": " + description;
        return new Change(
                dating.at(), ChangeKind.MIGRATION, dependency, OneLine.of(version), OneLine.of(dating.added(message)));
    }
}

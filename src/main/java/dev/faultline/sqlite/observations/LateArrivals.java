// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.probe.Observation;
import dev.faultline.sqlite.engine.ReceivedObservation;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.RunBuilder;
import dev.faultline.timeline.RunKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes observations of one dependency that are not later than all the others: the hours into which they fall are folded
 * again. Where the observations of an hour have expired, its settled runs stand: an observation like the run around it
 * adds nothing to it, an unlike one cuts it.
 */
final class LateArrivals {

    private final RunRows runs;
    private final RawRows rows;
    private final BlockRows blocks;

    LateArrivals(RunRows runs, RawRows rows, BlockRows blocks) {
        this.runs = runs;
        this.rows = rows;
        this.blocks = blocks;
    }

    /**
     * How many of them were new.
     *
     * @param late at least one, strictly ascending by start
     */
    int take(List<ReceivedObservation> late) throws SQLException {
        var byHour = late.stream()
                .collect(Collectors.groupingBy(
                        received -> HourSlot.of(received.observation()).number(), TreeMap::new, Collectors.toList()));
        var settled = settled(new HourSlot(byHour.firstKey()), new HourSlot(byHour.lastKey()));
        var stored = 0;
        for (var entry : byHour.entrySet()) {
            var hour = new HourSlot(entry.getKey());
            var packed = blocks.in(hour);
            var added = add(entry.getValue(), starts(packed), settled);
            if (added > 0) {
                foldAgain(hour, packed, settled);
            }
            stored += added;
        }
        return stored;
    }

    /** Folds an hour again from what is there of it now. */
    void foldAgain(HourSlot hour) throws SQLException {
        foldAgain(hour, blocks.in(hour), settled(hour, hour));
    }

    private int add(List<ReceivedObservation> late, Set<Instant> known, NavigableMap<Instant, Run> settled)
            throws SQLException {
        var added = 0;
        for (var received : late) {
            var observation = received.observation();
            var start = observation.startedAt();
            var around = settled.floorEntry(start);
            var isCovered = around != null && RunFragments.covers(around.getValue(), start);
            if (isCovered && isAnEdge(around.getValue(), start)
                    || known.contains(start)
                    || !rows.add(observation, received.at())) {
                continue;
            }
            if (isCovered && !around.getValue().key().equals(RunKey.of(observation))) {
                cut(around.getValue(), start, settled);
            }
            added++;
        }
        return added;
    }

    private void cut(Run run, Instant at, NavigableMap<Instant, Run> settled) throws SQLException {
        runs.changed(run.firstStart().toEpochMilli(), run.lastStart().toEpochMilli());
        runs.remove(run);
        settled.remove(run.firstStart());
        for (var part : RunFragments.cut(run, at)) {
            runs.put(part, true);
            settled.put(part.firstStart(), part);
        }
    }

    private void foldAgain(HourSlot hour, List<Observation> packed, NavigableMap<Instant, Run> settled)
            throws SQLException {
        var observations = new ArrayList<>(packed);
        observations.addAll(rows.in(hour));
        // Nothing is folded across a settled run, so each stretch between two of them stands for itself.
        var stretches = new TreeMap<Instant, List<Observation>>();
        for (var observation : observations) {
            var before = settled.floorEntry(observation.startedAt());
            if (before == null || !RunFragments.covers(before.getValue(), observation.startedAt())) {
                var stretch = before == null ? Instant.MIN : before.getKey();
                stretches.computeIfAbsent(stretch, key -> new ArrayList<>()).add(observation);
            }
        }
        runs.changed(hour.firstMillis(), hour.firstMillis());
        runs.removeUnsettled(hour);
        for (var stretch : stretches.values()) {
            for (var run : RunBuilder.fold(stretch)) {
                runs.put(run, false);
            }
        }
    }

    /** The settled pieces that reach into the hours from the first to the last, by start. */
    private NavigableMap<Instant, Run> settled(HourSlot first, HourSlot last) throws SQLException {
        var settled = new TreeMap<Instant, Run>();
        runs.before(first.firstMillis())
                .filter(RunFragment::settled)
                .ifPresent(piece -> settled.put(piece.run().firstStart(), piece.run()));
        for (var piece : runs.startingIn(first.firstMillis(), last.endMillis())) {
            if (piece.settled()) {
                settled.put(piece.run().firstStart(), piece.run());
            }
        }
        return settled;
    }

    private static boolean isAnEdge(Run run, Instant start) {
        return start.equals(run.firstStart()) || start.equals(run.lastStart());
    }

    private static Set<Instant> starts(List<Observation> observations) {
        var starts = new HashSet<Instant>();
        observations.forEach(observation -> starts.add(observation.startedAt()));
        return starts;
    }
}

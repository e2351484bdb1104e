// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.basics.BinarySearch;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The episodes of a timeline, to be found by time: failing runs, as many as there are with no good one between them. */
final class EpisodeIndex {

    /** Which runs make an episode, the good runs on either side of it, -1 for none, and the time that these bound. */
    private record EpisodeRuns(int before, int first, int last, int after, long from, long to) {}

    /** Each as four numbers. */
    private static final int WIDTH = 4;

    private final RunColumns runs;
    private final LongColumn numbers;

    private EpisodeIndex(RunColumns runs, LongColumn numbers) {
        this.runs = runs;
        this.numbers = numbers;
    }

    static EpisodeIndex empty() {
        return new EpisodeIndex(RunColumns.EMPTY, LongColumn.EMPTY);
    }

    /**
     * Those of the given runs.
     *
     * @param settled how many of the first runs are those that these episodes are of
     */
    EpisodeIndex next(RunColumns all, int settled) {
        var kept = BinarySearch.first(size(), i -> get(i).after() < 0 || get(i).after() >= settled);
        var added = new LongColumn.Added();
        var latest = kept == 0 ? Long.MIN_VALUE : get(kept - 1).to();
        var before = kept == 0 ? -1 : get(kept - 1).after();
        var first = -1;
        var last = -1;
        for (var i = before + 1; i < all.size(); i++) {
            var status = all.key(i).status();
            if (status.isFailing()) {
                first = first < 0 ? i : first;
                last = i;
            } else if (status == Status.UP) {
                if (first >= 0) {
                    latest = add(runsOf(all, before, first, last, i, latest), added);
                }
                before = i;
                first = -1;
            }
        }
        if (first >= 0) {
            add(runsOf(all, before, first, last, -1, latest), added);
        }
        return new EpisodeIndex(all, numbers.next(WIDTH * kept, added));
    }

    private static long add(EpisodeRuns episode, LongColumn.Added added) {
        added.add((long) episode.before() << Integer.SIZE | episode.first());
        added.add((long) episode.after() << Integer.SIZE | episode.last());
        added.add(episode.from());
        added.add(episode.to());
        return episode.to();
    }

    private int size() {
        return numbers.size() / WIDTH;
    }

    private EpisodeRuns get(int index) {
        var first = numbers.get(WIDTH * index);
        var last = numbers.get(WIDTH * index + 1);
        return new EpisodeRuns(
                (int) (first >> Integer.SIZE),
                (int) first,
                (int) last,
                (int) (last >> Integer.SIZE),
                from(index),
                to(index));
    }

    /** The episodes that may have lasted at some instant of [{@code from}, {@code to}], by time. */
    List<Episode> touching(long from, long to) {
        var found = new ArrayList<Episode>();
        for (var i = firstEndingFrom(from); i < size() && from(i) <= to; i++) {
            found.add(episode(get(i)));
        }
        return found;
    }

    /** The latest of those that may have lasted at some instant of [{@code from}, {@code to}]. */
    Optional<Episode> lastTouching(long from, long to) {
        var first = firstEndingFrom(from);
        var next = first;
        while (next < size() && from(next) <= to) {
            next++;
        }
        return next == first ? Optional.empty() : Optional.of(episode(get(next - 1)));
    }

    private static EpisodeRuns runsOf(RunColumns runs, int before, int first, int last, int after, long latest) {
        var from = before < 0 ? runs.get(first).firstStart() : runs.get(before).lastStart();
        var to = after < 0 ? runs.get(last).lastEnd() : runs.get(after).firstEnd();
        return new EpisodeRuns(before, first, last, after, from.toEpochMilli(), Math.max(latest, to.toEpochMilli()));
    }

    private int firstEndingFrom(long instant) {
        return BinarySearch.first(size(), i -> to(i) >= instant);
    }

    private long from(int index) {
        return numbers.get(WIDTH * index + 2);
    }

    private long to(int index) {
        return numbers.get(WIDTH * index + 3);
    }

    private Episode episode(EpisodeRuns episode) {
        var heldAs = new EnumMap<Status, Duration>(Status.class);
        var heldBy = new EnumMap<FailureClass, Duration>(FailureClass.class);
        var messages = new EnumMap<FailureClass, String>(FailureClass.class);
        var observations = 0L;
        for (var i = episode.first(); i <= episode.last(); i++) {
            var run = runs.get(i);
            if (!run.status().isFailing()) {
                continue;
            }
            var held = held(i, episode.last());
            heldAs.merge(run.status(), held, Duration::plus);
            heldBy.merge(run.failure(), held, Duration::plus);
            messages.merge(run.failure(), run.message(), (old, next) -> next.isEmpty() ? old : next);
            observations += run.count();
        }
        var failure = longest(heldBy, Comparator.reverseOrder());
        return new Episode(
                // Of two that held equally long, DOWN names it: it is declared after DEGRADED.
                longest(heldAs, Comparator.naturalOrder()),
                onset(episode),
                recovery(episode),
                failure,
                messages.getOrDefault(failure, ""),
                observations);
    }

    /** How long the status of a run held: until the next failing observation, if nothing is missing before that. */
    private Duration held(int index, int last) {
        var run = runs.get(index);
        var until = run.lastEnd();
        if (index < last
                && runs.get(index + 1).status().isFailing()
                && EvidenceSpan.isClose(run, runs.get(index + 1))) {
            until = runs.get(index + 1).firstStart();
        }
        var held = Duration.between(run.firstStart(), until);
        return held.isNegative() ? Duration.ZERO : held;
    }

    private static <K extends Comparable<K>> K longest(Map<K, Duration> held, Comparator<K> ofEquals) {
        return held.entrySet().stream()
                .max(Map.Entry.<K, Duration>comparingByValue().thenComparing(Map.Entry::getKey, ofEquals))
                .orElseThrow()
                .getKey();
    }

    private InstantBounds onset(EpisodeRuns episode) {
        Optional<Instant> earliest = episode.before() < 0
                ? Optional.empty()
                : Optional.of(runs.get(episode.before()).lastStart());
        return new InstantBounds(earliest, Optional.of(runs.get(episode.first()).firstEnd()));
    }

    private Optional<InstantBounds> recovery(EpisodeRuns episode) {
        if (episode.after() < 0) {
            return Optional.empty();
        }
        return Optional.of(new InstantBounds(
                Optional.of(runs.get(episode.last()).lastStart()),
                Optional.of(runs.get(episode.after()).firstEnd())));
    }
}

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

    private final List<Run> runs;
    private final List<EpisodeRuns> episodes = new ArrayList<>();

    EpisodeIndex(List<Run> runs) {
        this.runs = runs;
        var before = -1;
        var first = -1;
        var last = -1;
        for (var i = 0; i < runs.size(); i++) {
            var status = runs.get(i).status();
            if (status.isFailing()) {
                first = first < 0 ? i : first;
                last = i;
            } else if (status == Status.UP) {
                if (first >= 0) {
                    episodes.add(runsOf(before, first, last, i));
                }
                before = i;
                first = -1;
            }
        }
        if (first >= 0) {
            episodes.add(runsOf(before, first, last, -1));
        }
    }

    /** The episodes that may have lasted at some instant of [{@code from}, {@code to}], by time. */
    List<Episode> touching(long from, long to) {
        var found = new ArrayList<Episode>();
        for (var i = firstEndingFrom(from);
                i < episodes.size() && episodes.get(i).from() <= to;
                i++) {
            found.add(episode(episodes.get(i)));
        }
        return found;
    }

    /** The latest of those that may have lasted at some instant of [{@code from}, {@code to}]. */
    Optional<Episode> lastTouching(long from, long to) {
        var first = firstEndingFrom(from);
        var next = first;
        while (next < episodes.size() && episodes.get(next).from() <= to) {
            next++;
        }
        return next == first ? Optional.empty() : Optional.of(episode(episodes.get(next - 1)));
    }

    private EpisodeRuns runsOf(int before, int first, int last, int after) {
        var from = before < 0 ? runs.get(first).firstStart() : runs.get(before).lastStart();
        var to = after < 0 ? runs.get(last).lastEnd() : runs.get(after).firstEnd();
        var latest = episodes.isEmpty()
                ? Long.MIN_VALUE
                : episodes.get(episodes.size() - 1).to();
        return new EpisodeRuns(before, first, last, after, from.toEpochMilli(), Math.max(latest, to.toEpochMilli()));
    }

    private int firstEndingFrom(long instant) {
        return BinarySearch.first(episodes.size(), i -> episodes.get(i).to() >= instant);
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

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

/** The episodes of a timeline: maximal sequences of failing observations with no good one between them. */
final class EpisodeIndex {

    /** Which runs make an episode, the good runs on either side of it, -1 for none, and the time that these bound. */
    private record Place(int before, int first, int last, int after, long from, long to) {}

    private final List<Run> runs;
    private final List<Place> places = new ArrayList<>();

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
                    places.add(place(before, first, last, i));
                }
                before = i;
                first = -1;
            }
        }
        if (first >= 0) {
            places.add(place(before, first, last, -1));
        }
    }

    /** The episodes that may have lasted at some instant of [{@code from}, {@code to}], by time. */
    List<Episode> touching(long from, long to) {
        var found = new ArrayList<Episode>();
        for (var i = firstEndingFrom(from); i < places.size() && places.get(i).from() <= to; i++) {
            found.add(episode(places.get(i)));
        }
        return found;
    }

    /** The latest of those that may have lasted at some instant of [{@code from}, {@code to}]. */
    Optional<Episode> lastTouching(long from, long to) {
        var first = firstEndingFrom(from);
        var next = first;
        while (next < places.size() && places.get(next).from() <= to) {
            next++;
        }
        return next == first ? Optional.empty() : Optional.of(episode(places.get(next - 1)));
    }

    private Place place(int before, int first, int last, int after) {
        var from = before < 0 ? runs.get(first).firstStart() : runs.get(before).lastStart();
        var to = after < 0 ? runs.get(last).lastEnd() : runs.get(after).firstEnd();
        var latest = places.isEmpty()
                ? Long.MIN_VALUE
                : places.get(places.size() - 1).to();
        return new Place(before, first, last, after, from.toEpochMilli(), Math.max(latest, to.toEpochMilli()));
    }

    private int firstEndingFrom(long instant) {
        return BinarySearch.first(places.size(), i -> places.get(i).to() >= instant);
    }

    private Episode episode(Place place) {
        var heldAs = new EnumMap<Status, Duration>(Status.class);
        var heldBy = new EnumMap<FailureClass, Duration>(FailureClass.class);
        var messages = new EnumMap<FailureClass, String>(FailureClass.class);
        var observations = 0L;
        for (var i = place.first(); i <= place.last(); i++) {
            var run = runs.get(i);
            if (!run.status().isFailing()) {
                continue;
            }
            var held = held(i, place.last());
            heldAs.merge(run.status(), held, Duration::plus);
            heldBy.merge(run.failure(), held, Duration::plus);
            messages.merge(run.failure(), run.message(), (old, next) -> next.isEmpty() ? old : next);
            observations += run.count();
        }
        var failure = longest(heldBy, Comparator.reverseOrder());
        return new Episode(
                // Of two that held equally long, DOWN names it: it is declared after DEGRADED.
                longest(heldAs, Comparator.naturalOrder()),
                onset(place),
                recovery(place),
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

    private InstantBounds onset(Place place) {
        Optional<Instant> earliest = place.before() < 0
                ? Optional.empty()
                : Optional.of(runs.get(place.before()).lastStart());
        return new InstantBounds(earliest, Optional.of(runs.get(place.first()).firstEnd()));
    }

    private Optional<InstantBounds> recovery(Place place) {
        if (place.after() < 0) {
            return Optional.empty();
        }
        return Optional.of(new InstantBounds(
                Optional.of(runs.get(place.last()).lastStart()),
                Optional.of(runs.get(place.after()).firstEnd())));
    }
}

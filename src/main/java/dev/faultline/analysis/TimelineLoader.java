// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.TimelineCache.Kept;
import dev.faultline.basics.BinarySearch;
import dev.faultline.basics.StripedLock;
import dev.faultline.basics.TimeOrder;
import dev.faultline.probe.Status;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Timelines out of the store, kept, and carried on when observations come in. Thread-safe. */
public final class TimelineLoader {

    /** The most runs of one timeline; of a denser history it has the latest, and nothing before them. */
    static final int MOST_RUNS = 24_000;

    private static final Duration FIRST_LOOK_BEYOND = Duration.ofHours(1);

    private final ObservationStore store;
    private final TimelineCache kept = new TimelineCache();
    private final StripedLock loading = new StripedLock(16);

    public TimelineLoader(ObservationStore store) {
        this.store = store;
    }

    /**
     * How much of a history is read.
     *
     * @param most of a history with more runs only the latest part is
     * @param latest how many runs that part has
     */
    record RunBounds(int most, int latest) {}

    /**
     * A timeline within such bounds.
     *
     * @param start when its history begins, if what was before that was left out
     */
    record BoundedTimeline(Timeline timeline, Optional<Instant> start) {}

    /**
     * What is known of a dependency over at least [{@code from}, {@code to}]. A failure that goes on at either end is
     * followed to its onset and to its recovery, if those were seen: so what it says of that span is the same however much
     * more it covers.
     */
    public Timeline timeline(String dependency, Instant from, Instant to) {
        return timeline(dependency, from, to, new RunBounds(MOST_RUNS, MOST_RUNS))
                .timeline();
    }

    /** As {@link #timeline(String, Instant, Instant)}; of a history that is too dense only what is latest. */
    BoundedTimeline timeline(String dependency, Instant from, Instant to, RunBounds bounds) {
        var asked = new TimeRange(from, to);
        synchronized (loading.of(dependency)) {
            // Before the runs: these are then at least as new.
            var rewrites = store.rewrites(dependency);
            var version = store.version(dependency);
            var known = kept.of(dependency);
            if (known.filter(found -> found.answers(asked, version)).isPresent()) {
                return new BoundedTimeline(known.get().timeline(), Optional.empty());
            }
            var wanted = known.map(narrower -> narrower.reach().with(asked)).orElse(asked);
            var earlier = known.filter(found -> found.canGoOn(wanted.from(), rewrites, MOST_RUNS))
                    .map(Kept::timeline);
            var unread = earlier.map(TimelineLoader::lastStart).orElse(wanted.from());
            var most = earlier.map(found -> MOST_RUNS - found.runs().size()).orElse(bounds.most());
            if (store.denseFrom(dependency, unread, wanted.to(), most).isAfter(unread)) {
                return latest(dependency, asked, bounds);
            }
            var loaded = load(dependency, wanted, earlier);
            kept.keep(dependency, new Kept(version, rewrites, loaded.reach(), loaded.timeline()));
            return new BoundedTimeline(loaded.timeline(), Optional.empty());
        }
    }

    /**
     * Forgets what nobody asked for since this was called last: a verdict after it reads that anew.
     *
     * @return how many runs are no longer kept, at some 200 bytes each
     */
    public long forgetUnasked() {
        return kept.forgetUnasked();
    }

    /** What is asked for alone, if not even that is too dense. */
    private BoundedTimeline latest(String dependency, TimeRange asked, RunBounds bounds) {
        var whole = store.denseFrom(dependency, asked.from(), asked.to(), bounds.most());
        if (!whole.isAfter(asked.from())) {
            return new BoundedTimeline(load(dependency, asked, Optional.empty()).timeline(), Optional.empty());
        }
        var start = store.denseFrom(dependency, asked.from(), asked.to(), bounds.latest());
        return new BoundedTimeline(Timeline.of(store.runs(dependency, start, asked.to())), Optional.of(start));
    }

    /** A timeline and what it covers at least. */
    private record LoadedTimeline(TimeRange reach, Timeline timeline) {}

    private LoadedTimeline load(String dependency, TimeRange wanted, Optional<Timeline> earlier) {
        var reach = wanted;
        var timeline = read(dependency, reach, earlier);
        for (var beyond = FIRST_LOOK_BEYOND; !isSettled(reach, timeline.runs()); beyond = beyond.multipliedBy(8)) {
            var isStartSettled = isSettledAtStart(reach, timeline.runs());
            var from = isStartSettled ? reach.from() : reach.from().minus(beyond);
            var to = isSettledAtEnd(reach, timeline.runs())
                    ? reach.to()
                    : reach.to().plus(beyond);
            if (store.denseFrom(dependency, from, to, MOST_RUNS).isAfter(from)) {
                break;
            }
            reach = new TimeRange(from, to);
            timeline = read(dependency, reach, isStartSettled ? earlier : Optional.empty());
        }
        return new LoadedTimeline(reach.knownFrom(timeline.runs()), timeline);
    }

    /** Of what was read earlier only the last run can have changed. */
    private Timeline read(String dependency, TimeRange reach, Optional<Timeline> earlier) {
        return earlier.flatMap(found -> carriedOn(dependency, reach, found))
                .orElseGet(() -> Timeline.of(store.runs(dependency, reach.from(), reach.to())));
    }

    private Optional<Timeline> carriedOn(String dependency, TimeRange reach, Timeline earlier) {
        var last = lastStart(earlier);
        var runs = store.runs(dependency, last, TimeOrder.later(last, reach.to()));
        var known =
                BinarySearch.first(runs.size(), i -> !runs.get(i).firstStart().isBefore(last));
        return known < runs.size() && runs.get(known).firstStart().equals(last)
                ? Optional.of(earlier.next(earlier.runs().size() - 1, runs.subList(known, runs.size())))
                : Optional.empty();
    }

    private static Instant lastStart(Timeline timeline) {
        return timeline.runs().get(timeline.runs().size() - 1).firstStart();
    }

    private static boolean isSettled(TimeRange reach, List<Run> runs) {
        return isSettledAtStart(reach, runs) && isSettledAtEnd(reach, runs);
    }

    private static boolean isSettledAtStart(TimeRange reach, List<Run> runs) {
        return reach.isNothingBefore(runs) || runs.get(0).status() == Status.UP;
    }

    private static boolean isSettledAtEnd(TimeRange reach, List<Run> runs) {
        return reach.isNothingAfter(runs) || runs.get(runs.size() - 1).status() == Status.UP;
    }
}

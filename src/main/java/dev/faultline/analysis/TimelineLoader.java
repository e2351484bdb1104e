// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.analysis.TimelineCache.Kept;
import dev.faultline.probe.Status;
import dev.faultline.timeline.ObservationStore;
import dev.faultline.timeline.Run;
import dev.faultline.timeline.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Timelines out of the store, kept for as long as nothing is added to them. Thread-safe. */
public final class TimelineLoader {

    /** The most runs of one timeline; of a denser history it has the latest, and nothing before them. */
    static final int MOST_RUNS = 24_000;

    private static final Duration FIRST_LOOK_BEYOND = Duration.ofHours(1);

    private final ObservationStore store;
    private final TimelineCache kept = new TimelineCache();

    public TimelineLoader(ObservationStore store) {
        this.store = store;
    }

    /**
     * What is known of a dependency over at least [{@code from}, {@code to}]. A failure that goes on at either end is
     * followed to its onset and to its recovery, if those were seen: so what it says of that span is the same however much
     * more it covers.
     */
    public Timeline timeline(String dependency, Instant from, Instant to) {
        // Before the runs: these are then at least as new.
        var version = store.version(dependency);
        var asked = new TimeRange(from, to);
        var known = kept.of(dependency, version);
        if (known.isPresent() && known.get().reach().covers(asked)) {
            return known.get().timeline();
        }
        var wanted = known.map(narrower -> narrower.reach().with(asked)).orElse(asked);
        var start = store.denseFrom(dependency, wanted.from(), wanted.to(), MOST_RUNS);
        if (start.isAfter(wanted.from())) {
            return Timeline.of(store.runs(dependency, start.isAfter(from) ? start : from, to));
        }
        var loaded = load(dependency, version, wanted);
        kept.keep(dependency, loaded);
        return loaded.timeline();
    }

    private Kept load(String dependency, long version, TimeRange wanted) {
        var reach = wanted;
        var runs = runs(dependency, reach);
        for (var beyond = FIRST_LOOK_BEYOND; !isSettled(reach, runs); beyond = beyond.multipliedBy(8)) {
            var from =
                    isSettledAtStart(reach, runs) ? reach.from() : reach.from().minus(beyond);
            var to = isSettledAtEnd(reach, runs) ? reach.to() : reach.to().plus(beyond);
            if (store.denseFrom(dependency, from, to, MOST_RUNS).isAfter(from)) {
                break;
            }
            reach = new TimeRange(from, to);
            runs = runs(dependency, reach);
        }
        return new Kept(version, reach.knownFrom(runs), Timeline.of(runs));
    }

    private List<Run> runs(String dependency, TimeRange reach) {
        return store.runs(dependency, reach.from(), reach.to());
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

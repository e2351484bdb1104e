// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.basics.WeightedCache;
import dev.faultline.timeline.Timeline;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The timelines made last, one for each dependency. Bounded: those asked for longest ago go first. Thread-safe. */
final class TimelineCache {

    /** The most runs in all that timelines are kept of, at some 200 bytes each while they alternate. */
    static final int MOST_RUNS = 106_000;

    private final WeightedCache<String, Kept> kept = new WeightedCache<>(MOST_RUNS, Kept::size);
    private final Set<String> asked = new HashSet<>();

    /**
     * A timeline and what it was made from.
     *
     * @param version the store's, of the dependency's runs
     * @param rewrites how often these changed otherwise than at their end
     * @param reach what it covers at least
     */
    record Kept(long version, long rewrites, TimeRange reach, Timeline timeline) {

        /** Whether all that is stored of a span is in it. */
        boolean answers(TimeRange asked, long currentVersion) {
            return version == currentVersion && reach.covers(asked);
        }

        /** Whether it can be made longer at its end, to at most so many runs, to cover all from the given time on. */
        boolean canGoOn(Instant from, long currentRewrites, int most) {
            return rewrites == currentRewrites && !reach.from().isAfter(from) && size() > 0 && size() < most;
        }

        int size() {
            return timeline.runs().size();
        }
    }

    /** The one of a dependency, whatever it was made from. */
    synchronized Optional<Kept> of(String dependency) {
        asked.add(dependency);
        return kept.get(dependency);
    }

    synchronized void keep(String dependency, Kept next) {
        kept.put(dependency, next);
    }

    /**
     * Forgets those that nobody asked for since this was called last.
     *
     * @return how many runs they had together
     */
    synchronized long forgetUnasked() {
        var forgotten = kept.retain(asked);
        asked.clear();
        return forgotten;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis;

import dev.faultline.basics.WeightedCache;
import dev.faultline.timeline.Timeline;
import java.util.Optional;

/** The timelines made last, one for each dependency. Bounded: those asked for longest ago go first. Thread-safe. */
final class TimelineCache {

    /** The most runs in all that timelines are kept of, at some 400 bytes each while they alternate. */
    private static final int MOST_RUNS = 32_768;

    private final WeightedCache<String, Kept> kept = new WeightedCache<>(MOST_RUNS, Kept::size);

    /**
     * A timeline and what it was made from.
     *
     * @param version the store's, of the dependency's runs
     * @param reach what it covers at least
     */
    record Kept(long version, TimeRange reach, Timeline timeline) {

        private int size() {
            return timeline.runs().size();
        }
    }

    /** The one of a dependency, if it was made from that version. */
    synchronized Optional<Kept> of(String dependency, long version) {
        return kept.get(dependency).filter(found -> found.version() == version);
    }

    synchronized void keep(String dependency, Kept next) {
        kept.put(dependency, next);
    }
}

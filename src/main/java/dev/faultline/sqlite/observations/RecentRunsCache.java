// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.basics.WeightedCache;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.SqliteSession;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest runs of the dependencies that were asked for, kept in step with what is committed, and the version of every
 * dependency's runs. Bounded: the ones asked for longest ago go first. Thread-safe.
 */
public final class RecentRunsCache implements CommitFollower {

    /** The most runs that are kept of one dependency. */
    static final int LONGEST = 1_024;

    /** So many are read at first: enough for those who want to know what came in since they last asked. */
    static final int FIRST = 128;

    private static final int MOST = 16 * LONGEST;

    private final Map<String, Long> versions = new HashMap<>();
    private final Map<String, Long> rewrites = new HashMap<>();
    private final WeightedCache<String, RecentRuns> recent = new WeightedCache<>(MOST, RecentRuns::size);
    private long newest;

    public synchronized long version(String dependency) {
        return versions.getOrDefault(dependency, newest);
    }

    /** Grows with each change of a dependency's runs that is not an observation later than all before it. */
    public synchronized long rewrites(String dependency) {
        return rewrites.getOrDefault(dependency, newest);
    }

    @Override
    public synchronized void committed(CommitEffects effects) {
        effects.rewritten().forEach(this::forget);
        effects.appended().forEach((dependency, observations) -> {
            versions.merge(dependency, newest + 1, (before, first) -> before + 1);
            recent.get(dependency).ifPresent(runs -> put(dependency, runs.with(observations)));
        });
    }

    /** Says that the runs of a dependency changed, in a way that is not known. */
    public synchronized void forget(String dependency) {
        versions.merge(dependency, newest + 1, (before, first) -> before + 1);
        rewrites.merge(dependency, newest + 1, (before, first) -> before + 1);
        recent.remove(dependency);
    }

    @Override
    public void opened(SqliteSession session) {
        forgetAll();
    }

    @Override
    public void standInChanged() {
        forgetAll();
    }

    private synchronized void forgetAll() {
        newest = 1 + versions.values().stream().mapToLong(Long::longValue).max().orElse(newest);
        versions.clear();
        rewrites.clear();
        recent.clear();
    }

    /**
     * Keeps runs, unless something was committed of the dependency since they were read: that may be missing in them.
     *
     * @param before the {@link #version} before they were read
     */
    synchronized void offer(String dependency, RecentRuns runs, long before) {
        if (version(dependency) == before) {
            put(dependency, runs);
        }
    }

    /** Whether all runs that matter from the given time on are in memory, and no more than so many. */
    boolean holds(String dependency, Instant from, int most) {
        return kept(dependency)
                .filter(runs -> runs.size() <= most && runs.reachesBack(from))
                .isPresent();
    }

    synchronized Optional<RecentRuns> kept(String dependency) {
        return recent.get(dependency);
    }

    private void put(String dependency, RecentRuns runs) {
        if (runs.size() > 2 * LONGEST) {
            recent.remove(dependency);
        } else {
            recent.put(dependency, runs);
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

import dev.faultline.basics.WeightedCache;
import dev.faultline.sqlite.engine.CommitEffects;
import dev.faultline.sqlite.engine.CommitFollower;
import dev.faultline.sqlite.engine.SqliteSession;
import dev.faultline.timeline.Run;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * The latest runs of the dependencies that were asked for, kept in step with what is committed, and the version of every
 * dependency's runs. Bounded: the ones asked for longest ago go first. Thread-safe.
 */
public final class RecentRunsCache implements CommitFollower {

    /** The most runs that are kept of one dependency. */
    static final int LONGEST = 1_024;

    /** So many are read at first: enough for those who want to know what came in since they last asked. */
    private static final int FIRST = 128;

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
            recent.get(dependency).ifPresent(runs -> {
                var longer = runs;
                for (var observation : observations) {
                    longer = longer.with(observation);
                }
                put(dependency, longer);
            });
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
     * The runs from memory, if they are all there, else as loaded; absent if even those do not reach back far enough.
     *
     * @param loader reads about so many of the latest runs from the database; gives nothing if there is no run
     */
    Optional<List<Run>> reachingBack(String dependency, Instant to, IntFunction<Optional<RecentRuns>> loader) {
        var kept = kept(dependency);
        var runs = kept.isPresent() ? kept : load(dependency, loader);
        return runs.isEmpty()
                ? Optional.of(List.of())
                : runs.filter(found -> found.reachesBack(to)).map(RecentRuns::runs);
    }

    /** Whether all runs that matter from the given time on are in memory, and no more than so many. */
    boolean holds(String dependency, Instant from, int most) {
        return kept(dependency)
                .filter(runs -> runs.size() <= most && runs.reachesBack(from))
                .isPresent();
    }

    private synchronized Optional<RecentRuns> kept(String dependency) {
        return recent.get(dependency);
    }

    private Optional<RecentRuns> load(String dependency, IntFunction<Optional<RecentRuns>> loader) {
        var before = version(dependency);
        var loaded = loader.apply(FIRST);
        synchronized (this) {
            // What was committed meanwhile may be missing in it: good for this answer, not for later ones.
            if (loaded.isPresent() && version(dependency) == before) {
                put(dependency, loaded.get());
            }
        }
        return loaded;
    }

    private void put(String dependency, RecentRuns runs) {
        if (runs.size() > 2 * LONGEST) {
            recent.remove(dependency);
        } else {
            recent.put(dependency, runs);
        }
    }
}

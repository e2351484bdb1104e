package dev.faultline.sqlite;

import dev.faultline.timeline.Run;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The latest runs of the dependencies that were asked for, kept in step with what is committed, and the version of every
 * dependency's runs. Bounded: the ones asked for longest ago go first. Thread-safe.
 */
final class RecentRunsCache {

    /** The most runs that are kept of one dependency. */
    static final int LONGEST = 8_192;

    private static final int MOST = 16 * LONGEST;

    private final Map<String, Long> versions = new HashMap<>();
    private final LinkedHashMap<String, RecentRuns> tails = new LinkedHashMap<>(16, 0.75f, true);
    private long newest;
    private int held;

    /** Reads a tail from the database; absent if there is no run. */
    interface Loader {
        Optional<RecentRuns> load() throws SQLException;
    }

    synchronized long version(String dependency) {
        return versions.getOrDefault(dependency, newest);
    }

    /** Follows a committed transaction. */
    synchronized void follow(CommitEffects effects) {
        effects.rewritten().forEach(this::forget);
        effects.appended().forEach((dependency, observations) -> {
            versions.merge(dependency, newest + 1, (before, first) -> before + 1);
            var tail = tails.get(dependency);
            if (tail != null) {
                var longer = tail;
                for (var observation : observations) {
                    longer = longer.with(observation);
                }
                put(dependency, longer);
            }
        });
    }

    /** Says that the runs of a dependency changed, in a way that is not known. */
    synchronized void forget(String dependency) {
        versions.merge(dependency, newest + 1, (before, first) -> before + 1);
        drop(dependency);
    }

    /** Says that everything may have changed. */
    synchronized void forgetAll() {
        newest = 1 + versions.values().stream().mapToLong(Long::longValue).max().orElse(newest);
        versions.clear();
        tails.clear();
        held = 0;
    }

    /** The runs from memory, if they are all there, else as loaded; absent if even those do not reach back far enough. */
    Optional<List<Run>> reachingBack(String dependency, Instant to, Loader loader) throws SQLException {
        var kept = kept(dependency);
        var tail = kept.isPresent() ? kept : load(dependency, loader);
        return tail.isEmpty()
                ? Optional.of(List.of())
                : tail.filter(found -> found.reachesBack(to)).map(RecentRuns::runs);
    }

    private synchronized Optional<RecentRuns> kept(String dependency) {
        return Optional.ofNullable(tails.get(dependency));
    }

    private Optional<RecentRuns> load(String dependency, Loader loader) throws SQLException {
        var before = version(dependency);
        var loaded = loader.load();
        synchronized (this) {
            // What was committed meanwhile may be missing in it: good for this answer, not for later ones.
            if (loaded.isPresent() && version(dependency) == before) {
                put(dependency, loaded.get());
            }
        }
        return loaded;
    }

    private void put(String dependency, RecentRuns tail) {
        drop(dependency);
        if (tail.size() > 2 * LONGEST) {
            return;
        }
        tails.put(dependency, tail);
        held += tail.size();
        while (held > MOST && tails.size() > 1) {
            drop(tails.keySet().iterator().next());
        }
    }

    private void drop(String dependency) {
        var dropped = tails.remove(dependency);
        if (dropped != null) {
            held -= dropped.size();
        }
    }
}

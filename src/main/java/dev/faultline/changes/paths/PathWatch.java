// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.changes.paths;

import dev.faultline.checkpoint.CheckpointStore;
import dev.faultline.dependency.Dependency;
import dev.faultline.dependency.DependencyKind;
import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.file.InodeCounter;
import dev.faultline.probe.scheduler.ProbeListener;
import dev.faultline.store.StoreUnavailable;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Looks at each path that the app needs whenever it was probed, and remembers what altered. Thread-safe.
 *
 * <p>A look runs on a thread of its own kind, at most one at a time for a path: a hung volume holds one thread and nobody
 * else.
 */
public final class PathWatch implements ProbeListener {

    /** Between two alterations what was seen is kept this often: a restart then knows how it looked not long before. */
    private static final Duration KEPT_EVERY = Duration.ofMinutes(10);

    /** Counting inodes may cost a process, so it is not done anew at each look, unless there is a reason. */
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(1);

    private static final Duration COUNTED_WHILE_FULL = Duration.ofSeconds(5);

    private final CheckpointStore checkpoints;
    private final Executor blocking;
    private final InstantSource clock;
    private final InodeCounter inodes;
    private final Map<String, PathHistory> histories = new ConcurrentHashMap<>();
    private final Map<String, PathHistory> kept = new ConcurrentHashMap<>();
    private final Set<String> looking = ConcurrentHashMap.newKeySet();
    private volatile Map<String, Path> paths = Map.of();

    /**
     * @param checkpoints where what was seen outlives a restart
     * @param blocking where looks run
     * @param clock the wall clock
     * @param inodes how the inodes of a volume are counted
     */
    public PathWatch(CheckpointStore checkpoints, Executor blocking, InstantSource clock, InodeCounter inodes) {
        this.checkpoints = checkpoints;
        this.blocking = blocking;
        this.clock = clock;
        this.inodes = inodes;
    }

    /** From now on these are the dependencies there are; those that are no paths are left alone. */
    public void follow(Collection<Dependency> dependencies) {
        paths = dependencies.stream()
                .filter(dependency -> dependency.kind().equals(DependencyKind.FILE))
                .filter(dependency -> !dependency.endpoints().isEmpty())
                .collect(Collectors.toUnmodifiableMap(
                        Dependency::name,
                        dependency -> Path.of(dependency.endpoints().iterator().next())));
        histories.keySet().retainAll(paths.keySet());
        kept.keySet().retainAll(paths.keySet());
    }

    /** What is known of the path of a dependency, if it was ever looked at. */
    public Optional<PathHistory> history(String dependency) {
        return Optional.ofNullable(paths.get(dependency)).flatMap(path -> known(dependency, path));
    }

    private Optional<PathHistory> known(String name, Path path) {
        return Optional.ofNullable(histories.get(name))
                .or(() -> checkpoints.place(place(name)).flatMap(PathText::parse))
                .filter(known -> known.path().equals(path.toString()));
    }

    @Override
    public void observed(Observation observation, Duration lateness) {
        var name = observation.dependency();
        var path = paths.get(name);
        if (path == null || !looking.add(name)) {
            return;
        }
        try {
            var age = observation.failure() == FailureClass.CAPACITY ? COUNTED_WHILE_FULL : COUNTED_EVERY;
            blocking.execute(() -> look(name, path, age));
        } catch (RejectedExecutionException stopped) {
            looking.remove(name);
        }
    }

    private void look(String name, Path path, Duration age) {
        try {
            PathInspection.at(path, clock.instant(), () -> inodes.at(path, age))
                    .ifPresent(seen -> take(name, path, seen));
        } catch (StoreUnavailable later) {
            // It is kept in memory; the next look tries again.
        } finally {
            looking.remove(name);
        }
    }

    private void take(String name, Path path, PathAppearance seen) {
        var next =
                known(name, path).map(known -> known.with(seen)).orElseGet(() -> PathHistory.of(path.toString(), seen));
        histories.put(name, next);
        var last = Optional.ofNullable(kept.get(name));
        if (last.filter(old -> isKeptWellEnough(old, next)).isEmpty()) {
            checkpoints.put(place(name), PathText.of(next));
            kept.put(name, next);
        }
    }

    private static boolean isKeptWellEnough(PathHistory old, PathHistory next) {
        return old.alterations().equals(next.alterations())
                && Duration.between(old.latest().at(), next.latest().at()).compareTo(KEPT_EVERY) < 0;
    }

    private static String place(String name) {
        return "path/" + name;
    }
}

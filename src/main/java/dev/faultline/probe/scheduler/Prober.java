// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Check;
import dev.faultline.probe.ClockJump;
import dev.faultline.probe.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs every check on its own schedule. Thread-safe.
 *
 * <p>A new check is made right away, then at its regular instants; while it fails it is made more often, within a bound
 * over all (20 extra probes a second, 15 minutes for one failure). Of one dependency at most one probe is in flight; only
 * when a check was replaced may the last run of the old one still be ending.
 *
 * <p>The loop of one dependency: {@link ProbeSchedule} says when it is due, {@link DependencyWatch} starts a
 * {@link ProbeAttempt}, {@link OutcomeClassifier} turns how that ended into an observation, and {@link StatusTracker}
 * hands it to the sink, updates the status and tells the listeners.
 *
 * <p>Everything is done on one thread that nothing is allowed to hold: probes are asynchronous, and the sink and the
 * listeners return at once.
 */
public final class Prober implements AutoCloseable {

    private final ProbeTimer timer;
    private final SchedulerContext context;
    private final Set<DependencyWatch> leaving = ConcurrentHashMap.newKeySet();
    private final Map<CompletableFuture<Observation>, DependencyWatch> asked = new ConcurrentHashMap<>();
    private volatile SortedMap<String, DependencyWatch> watches = Collections.emptySortedMap();
    private volatile boolean closed;

    /**
     * One on the clocks of this machine.
     *
     * @param instance the name of this instance; the phases follow from it
     * @param threads the beats of the other threads on which probes depend
     * @param sink stores every observation, each dependency's in the order of their starts
     * @param listeners hear what happens, after the sink, in this order
     */
    public Prober(
            String instance,
            List<ThreadBeat> threads,
            Consumer<Observation> sink,
            List<? extends ProbeListener> listeners) {
        this(instance, new SystemTimer(), threads, sink, listeners);
    }

    /** One on the given clocks; it stops the timer when it is closed. */
    public Prober(
            String instance,
            ProbeTimer timer,
            List<ThreadBeat> threads,
            Consumer<Observation> sink,
            List<? extends ProbeListener> listeners) {
        this.timer = timer;
        var all = Stream.<ProbeListener>concat(Stream.of(new StatusLog()), listeners.stream())
                .toList();
        var monitor = new SelfMonitor(timer, threads, this::stalled, this::clockJumped);
        var anchor = timer.nanoTime();
        var limiter = new ExtraProbeLimiter(anchor);
        context = new SchedulerContext(instance, anchor, timer, monitor, limiter, sink, all, new InternalErrors());
        monitor.start();
    }

    /**
     * Makes the given checks the ones that run. Equal ones go on untouched, in their phase; of those that differ only in
     * the dependency (its pace, its routes) the status is kept; all others are stopped or started.
     *
     * @throws IllegalArgumentException if two checks have the same dependency's name; nothing is changed then
     */
    public synchronized void apply(Collection<Check<?>> checks) {
        var wanted = byName(checks);
        if (closed) {
            return;
        }
        var next = new TreeMap<String, DependencyWatch>();
        var added = new ArrayList<DependencyWatch>();
        wanted.forEach((name, check) -> {
            var old = Optional.ofNullable(watches.get(name));
            var kept = old.filter(watch -> watch.check().hasSameProbe(check));
            kept.filter(watch -> !watch.check().equals(check)).ifPresent(watch -> watch.adopt(check));
            next.put(name, kept.orElseGet(() -> {
                var sink = old.map(DependencyWatch::sink).orElseGet(() -> new OrderedSink(context));
                added.add(new DependencyWatch(context, check, sink));
                return added.get(added.size() - 1);
            }));
        });
        watches.values().stream().filter(watch -> !next.containsValue(watch)).forEach(this::retire);
        watches = Collections.unmodifiableSortedMap(next);
        for (var index = 0; index < added.size(); index++) {
            added.get(index).begin(ProbeGrid.spread(index, added.size()));
        }
    }

    /** The status of every dependency, by name. */
    public List<DependencyStatus> statuses() {
        return watches.values().stream()
                .flatMap(watch -> watch.statuses().stream())
                .toList();
    }

    /** The names of the checks that should tell of dependencies, are answered, and tell of none. */
    public List<String> silent() {
        return watches.values().stream()
                .filter(DependencyWatch::isSilent)
                .map(watch -> watch.check().dependency().name())
                .toList();
    }

    /** The status of one dependency; absent if no such check runs. */
    public Optional<DependencyStatus> status(String dependency) {
        return watch(dependency).flatMap(watch -> watch.status(dependency));
    }

    /**
     * Probes one dependency now, or joins the probe in flight; absent if no such check runs. The stage never fails: if
     * the check is taken away meanwhile, it completes with an {@code UNKNOWN} that is not kept.
     */
    public Optional<CompletionStage<Observation>> probeNow(String dependency) {
        return watch(dependency)
                .map(watch -> probe(watch, 0)
                        .thenApply(seen -> watch.status(dependency)
                                .filter(told -> watch.tellsOf(dependency))
                                .flatMap(DependencyStatus::last)
                                .orElse(seen)));
    }

    /** The watch that the observations of a dependency come from. */
    private Optional<DependencyWatch> watch(String dependency) {
        return Optional.ofNullable(watches.get(dependency))
                .or(() -> watches.values().stream()
                        .filter(watch -> watch.tellsOf(dependency))
                        .filter(watch -> watch.status(dependency).isPresent())
                        .findFirst());
    }

    /** Probes everything now, one start a millisecond; completes when the last has answered or reached its deadline. */
    public CompletionStage<List<SweepResult>> sweep() {
        var all = List.copyOf(watches.values());
        var sweep = new ArrayList<CompletableFuture<List<SweepResult>>>();
        for (var index = 0; index < all.size(); index++) {
            var watch = all.get(index);
            var before = watch.statuses();
            sweep.add(probe(watch, ProbeGrid.spread(index, all.size()))
                    .thenApply(after -> SweepResult.of(watch, before, after)));
        }
        return CompletableFuture.allOf(sweep.toArray(CompletableFuture[]::new))
                .thenApply(ended ->
                        sweep.stream().flatMap(each -> each.join().stream()).toList());
    }

    /**
     * Probes everything more often for a while, at each dependency's alert interval and within the same bound as failing
     * ones.
     *
     * @param length at most 15 minutes; longer is cut to that
     */
    public void alert(Duration length) {
        var bounded = length.compareTo(AlertState.LONGEST) > 0 ? AlertState.LONGEST : length;
        var until = timer.nanoTime() + bounded.toNanos();
        watches.values().forEach(watch -> watch.alertUntil(until));
    }

    /** How long ago the prober's own thread was last seen alive; well under a second while all is well. */
    public Duration sinceHeartbeat() {
        return context.monitor().sinceBeat();
    }

    /** Stops: starts nothing any more and gives up what is in flight. What was observed is in the sink. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.stop(() -> {
            watches.values().forEach(DependencyWatch::close);
            List.copyOf(leaving).forEach(DependencyWatch::close);
        });
        asked.keySet().forEach(this::refuse);
    }

    private CompletableFuture<Observation> probe(DependencyWatch watch, long delay) {
        var answer = watch.probe(delay);
        asked.put(answer, watch);
        answer.whenComplete((observation, never) -> asked.remove(answer));
        if (closed) {
            refuse(answer);
        }
        return answer;
    }

    private void refuse(CompletableFuture<Observation> answer) {
        Optional.ofNullable(asked.get(answer)).ifPresent(watch -> answer.complete(watch.refusal(timer.wall())));
    }

    private void retire(DependencyWatch watch) {
        leaving.add(watch);
        timer.at(timer.nanoTime(), () -> watch.retire(() -> leaving.remove(watch)));
    }

    private void stalled(Duration length) {
        context.tell(listener -> listener.stalled(length));
    }

    private void clockJumped(ClockJump jump) {
        context.tell(listener -> listener.clockJumped(jump.by()));
        var now = timer.wall();
        var isFarBack = jump.by().negated().compareTo(OrderedSink.LONGEST_WAIT) > 0;
        if (isFarBack) {
            watches.values().forEach(watch -> watch.startAgainAt(now));
        }
        var mark = new StatusTracker.Mark(jump.inWords(), isFarBack ? now : jump.expected(), Duration.ZERO);
        watches.values().forEach(watch -> watch.mark(mark));
    }

    private static SortedMap<String, Check<?>> byName(Collection<Check<?>> checks) {
        var byName = new TreeMap<String, Check<?>>();
        for (var check : checks) {
            var name = check.dependency().name();
            if (byName.put(name, check) != null) {
                throw new IllegalArgumentException("two checks of " + name);
            }
        }
        return byName;
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Check;
import dev.faultline.probe.ClockJump;
import dev.faultline.probe.Observation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs every check on its own schedule. Thread-safe. A new check is made right away, then at its regular instants; while it
 * fails more often, within a bound over all (20 extra probes a second, 15 minutes for one failure). Of one dependency at most one
 * probe is in flight; only when a check was replaced may the last run of the old one still be ending. Everything is done on one
 * thread that nothing is allowed to hold: probes are asynchronous, and the sink and the listeners return at once.
 */
public final class Prober implements AutoCloseable {

    private final ProbeTimer timer;
    private final SchedulerContext context;
    private final Set<DependencyWatch> leaving = ConcurrentHashMap.newKeySet();
    private final RequestedProbes requests;
    private volatile RunningWatches watches = RunningWatches.NONE;
    private volatile boolean closed;

    /**
     * One on the given clocks; it stops the timer when it is closed.
     *
     * @param instance the name of this instance; the phases follow from it
     * @param sink stores every observation, each dependency's in the order of their starts
     * @param listeners hear what happens, after the sink, in this order
     */
    public Prober(
            String instance, ProbeTimer timer, Consumer<Observation> sink, List<? extends ProbeListener> listeners) {
        this.timer = timer;
        this.requests = new RequestedProbes(timer);
        var all = Stream.<ProbeListener>concat(Stream.of(new StatusLog()), listeners.stream())
                .toList();
        var monitor = new SelfMonitor(timer, this::stalled, this::clockJumped);
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
        var wanted = RunningWatches.checksByName(checks);
        if (closed) {
            return;
        }
        var next = new TreeMap<String, DependencyWatch>();
        var added = new ArrayList<DependencyWatch>();
        wanted.forEach((name, check) -> {
            var old = Optional.ofNullable(watches.byName().get(name));
            var kept = old.filter(watch -> watch.check().hasSameProbe(check));
            kept.filter(watch -> !watch.check().equals(check)).ifPresent(watch -> watch.adopt(check));
            next.put(name, kept.orElseGet(() -> {
                var sink = old.map(watch -> watch.statuses().sink()).orElseGet(() -> new OrderedSink(context));
                added.add(new DependencyWatch(context, check, wanted.size(), sink));
                return added.get(added.size() - 1);
            }));
        });
        watches.all().stream().filter(watch -> !next.containsValue(watch)).forEach(this::retire);
        watches = new RunningWatches(next);
        for (var index = 0; index < added.size(); index++) {
            added.get(index).begin(ProbeGrid.spread(index, added.size()));
        }
    }

    /** The status of every dependency, by name. */
    public List<DependencyStatus> statuses() {
        return watches.statuses();
    }

    /** The names of the checks that should name components, got a document, and found none in it. */
    public List<String> silent() {
        return watches.silent();
    }

    /** The status of one dependency; absent if no such check runs. */
    public Optional<DependencyStatus> status(String dependency) {
        return watches.of(dependency).flatMap(watch -> watch.statuses().of(dependency));
    }

    /**
     * Probes one dependency now, or joins the probe in flight; absent if no such check runs. The stage never fails: if
     * the check is taken away meanwhile, it completes with an {@code UNKNOWN} that is not kept.
     */
    public Optional<CompletionStage<Observation>> probeNow(String dependency) {
        return watches.of(dependency)
                .map(watch -> requests.probe(watch, 0)
                        .thenApply(seen -> watch.statuses()
                                .of(dependency)
                                .filter(told -> watch.statuses().mayHaveComponent(dependency))
                                .flatMap(DependencyStatus::last)
                                .orElse(seen)));
    }

    /** Makes a probe that many share, cancelled if it cannot start by {@code latest} on the monotonic clock. */
    public CompletionStage<Observation> probeInTurn(String dependency, long latest) {
        return watches.of(dependency)
                .map(watch -> watch.probeInTurn(latest))
                .orElseGet(() -> CompletableFuture.failedFuture(new CancellationException()));
    }

    /** Takes over what another instance observed of a dependency that is checked here as well. */
    public void takeOver(Observation observation) {
        watches.of(observation.dependency()).ifPresent(watch -> watch.statuses().take(observation));
    }

    /** Probes everything now, one start a millisecond; completes when the last has answered or reached its deadline. */
    public CompletionStage<List<SweepResult>> sweep() {
        return requests.sweep(watches.all());
    }

    /** The same for what this instance checks by itself: shared ones keep their turns. */
    public CompletionStage<List<SweepResult>> sweepUnshared() {
        return requests.sweep(watches.unshared());
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
        watches.all().forEach(watch -> watch.alertUntil(until));
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
            watches.all().forEach(DependencyWatch::close);
            List.copyOf(leaving).forEach(DependencyWatch::close);
        });
        requests.close();
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
            watches.all().forEach(watch -> watch.statuses().startAgainAt(now));
        }
        var mark = new StatusTracker.Mark(jump.inWords(), isFarBack ? now : jump.expected(), Duration.ZERO);
        watches.all().forEach(watch -> watch.mark(mark));
    }
}

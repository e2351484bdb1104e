package dev.faultline.probe.scheduler;

import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import dev.faultline.probe.scheduler.ClockJumps.ClockJump;
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
import java.util.stream.Collectors;

/**
 * Runs every check on its own cadence. Thread-safe.
 *
 * <p>A check that is new is looked at right away, then at its regular instants; while it fails it is looked at more
 * closely, within a bound over all (20 additional probes a second, 15 minutes for one failure). Of one dependency at most
 * one probe is in flight; only when a check was replaced may the last run of the old one still be ending.
 *
 * <p>Everything is done on one thread that nothing is allowed to hold: probes are asynchronous, and the sink and the
 * listener return at once.
 */
public final class Prober implements AutoCloseable {

    private final ProbeTimer timer;
    private final SchedulerContext around;
    private final Set<DependencyWatch> leaving = ConcurrentHashMap.newKeySet();
    private final Map<CompletableFuture<Observation>, DependencyWatch> asked = new ConcurrentHashMap<>();
    private volatile SortedMap<String, DependencyWatch> watches = Collections.emptySortedMap();
    private volatile boolean closed;

    /**
     * One on the clocks of this machine.
     *
     * @param instance the name of this instance; the phases follow from it
     * @param sink takes every observation, each dependency's in the order of their starts, to be kept
     * @param listener is told what happens, after the sink
     */
    public Prober(String instance, Consumer<Observation> sink, ProbeListener listener) {
        this(instance, new SystemTimer(), sink, listener);
    }

    /** One on the given clocks; it stops the timer when it is closed. */
    public Prober(String instance, ProbeTimer timer, Consumer<Observation> sink, ProbeListener listener) {
        this.timer = timer;
        var bugs = new InternalErrors();
        var outlet = new OrderedSink(sink, listener, bugs);
        var vitals = new SelfMonitor(timer, outlet.listener()::stalled, this::clockJumped);
        var anchor = timer.nanoTime();
        around = new SchedulerContext(instance, anchor, timer, vitals, new ExtraProbeLimiter(anchor), outlet, bugs);
        vitals.start();
    }

    /**
     * Makes the given checks the ones that run. Equal ones go on untouched, in their phase; of those that differ only in
     * the dependency (its pace, its routes) the standing is kept; all others are stopped or started.
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
            var kept = old.filter(watch -> watch.check().isSameLook(check));
            kept.filter(watch -> !watch.check().equals(check)).ifPresent(watch -> watch.adopt(check));
            next.put(name, kept.orElseGet(() -> {
                var watch = new DependencyWatch(
                        around, check, old.map(DependencyWatch::journal).orElseGet(WriteProgress::new));
                added.add(watch);
                return watch;
            }));
        });
        watches.values().stream()
                .filter(watch -> !next.containsValue(watch))
                .toList()
                .forEach(this::retire);
        watches = Collections.unmodifiableSortedMap(next);
        for (var index = 0; index < added.size(); index++) {
            added.get(index).begin(ProbeGrid.spread(index, added.size()));
        }
    }

    /** How every dependency stands, by name. */
    public List<DependencyStatus> standings() {
        return watches.values().stream().map(DependencyWatch::standing).toList();
    }

    /** How one dependency stands; absent if no such check runs. */
    public Optional<DependencyStatus> standing(String dependency) {
        return watch(dependency).map(DependencyWatch::standing);
    }

    /**
     * Probes one dependency now, or joins the probe in flight; absent if no such check runs. The stage never fails: if
     * the check is taken away meanwhile, it completes with an {@code UNKNOWN} that is not kept.
     */
    public Optional<CompletionStage<Observation>> probeNow(String dependency) {
        return watch(dependency).map(watch -> probe(watch, 0));
    }

    /** Probes everything now, one start a millisecond; completes when the last has answered or reached its deadline. */
    public CompletionStage<List<SweepResult>> sweep() {
        var all = List.copyOf(watches.values());
        var sweep = new SweepRun();
        for (var index = 0; index < all.size(); index++) {
            var watch = all.get(index);
            sweep.add(watch.standing(), probe(watch, ProbeGrid.spread(index, all.size())));
        }
        return sweep.result();
    }

    /**
     * Looks more closely at everything for a while, at each dependency's alert interval and within the same bound as for
     * failing ones.
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
        return around.vitals().sinceBeat();
    }

    /** Stops: nothing is started any more, and what is in flight is given up. What was observed is in the sink. */
    @Override
    public synchronized void close() {
        closed = true;
        timer.stop(() -> {
            watches.values().forEach(DependencyWatch::close);
            List.copyOf(leaving).forEach(DependencyWatch::close);
        });
        asked.keySet().forEach(this::refuse);
    }

    private CompletionStage<Observation> probe(DependencyWatch watch, long delay) {
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

    private Optional<DependencyWatch> watch(String dependency) {
        return Optional.ofNullable(watches.get(dependency));
    }

    private void retire(DependencyWatch watch) {
        leaving.add(watch);
        timer.at(timer.nanoTime(), () -> watch.retire(() -> leaving.remove(watch)));
    }

    private void clockJumped(ClockJump jump) {
        around.outlet().listener().clockJumped(jump.by());
        var mark = new StatusTracker.Mark(jump.inWords(), jump.expected(), Duration.ZERO);
        watches.values().forEach(watch -> watch.mark(mark));
    }

    private static SortedMap<String, Check<?>> byName(Collection<Check<?>> checks) {
        return checks.stream()
                .collect(Collectors.toMap(
                        check -> check.dependency().name(),
                        check -> check,
                        (one, other) -> {
                            throw new IllegalArgumentException(
                                    "two checks of " + one.dependency().name());
                        },
                        TreeMap::new));
    }
}

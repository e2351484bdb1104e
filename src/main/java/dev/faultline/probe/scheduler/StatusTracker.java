package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * What was seen of one dependency: hands it on, in the order of its timeline, and remembers how it stands. Written on
 * the prober's thread, read on any.
 */
final class StatusTracker {

    private final OrderedSink outlet;
    private final WriteProgress journal;
    private final List<Mark> waiting = new ArrayList<>(1);
    private volatile TrackedState seen;

    /**
     * @param journal goes on where another logbook of the same dependency ended
     * @param since the beginning of the watch
     */
    StatusTracker(OrderedSink outlet, WriteProgress journal, Instant since) {
        this.outlet = outlet;
        this.journal = journal;
        this.seen = TrackedState.nothing(since.truncatedTo(ChronoUnit.MILLIS));
    }

    WriteProgress journal() {
        return journal;
    }

    TrackedState seen() {
        return seen;
    }

    /** Enters the observation of a probe. */
    void enter(Observation observation, Duration lateness, Dependency dependency) {
        outlet.keep(observation, journal);
        var before = seen.confirmation().status();
        seen = seen.after(observation, dependency.pace());
        var after = seen.confirmation().status();
        outlet.listener().observed(observation, lateness);
        if (after != before) {
            outlet.listener().changed(new StatusChange(dependency, before, after, observation));
        }
    }

    /** Enters that probes were not made. */
    void skip(String dependency, SkipReason reason, long count) {
        seen = seen.skipping(count);
        outlet.listener().skipped(dependency, reason, count);
    }

    /** Takes a mark, to be entered behind the observation of the probe that is in flight. */
    void hold(Mark mark) {
        waiting.add(mark);
    }

    /** Enters the marks that were held. */
    void release(OutcomeClassifier appraisal) {
        waiting.forEach(mark -> mark(mark, appraisal));
        waiting.clear();
    }

    /** Enters that nothing is known around an instant. Where nothing was known before, that says nothing new. */
    void mark(Mark mark, OutcomeClassifier appraisal) {
        journal.markAt(mark.at()).ifPresent(at -> {
            var observation = appraisal.nothing(mark.reason(), at, mark.length());
            outlet.keep(observation, journal);
            seen = seen.noting(observation);
            outlet.listener().noted(observation);
        });
    }

    /**
     * That nothing is known around an instant, and why.
     *
     * @param at where it belongs on the wall clock
     * @param length for how long
     */
    record Mark(String reason, Instant at, Duration length) {}
}

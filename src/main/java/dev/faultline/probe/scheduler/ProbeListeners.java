package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Several listeners as one; what one of them throws does not reach the others. */
record ProbeListeners(List<ProbeListener> all, InternalErrors bugs) implements ProbeListener {

    ProbeListeners(List<ProbeListener> all) {
        this(all, new InternalErrors());
    }

    @Override
    public void observed(Observation observation, Duration lateness) {
        each(listener -> listener.observed(observation, lateness));
    }

    @Override
    public void noted(Observation mark) {
        each(listener -> listener.noted(mark));
    }

    @Override
    public void withheld(Observation observation) {
        each(listener -> listener.withheld(observation));
    }

    @Override
    public void skipped(String dependency, SkipReason reason, long count) {
        each(listener -> listener.skipped(dependency, reason, count));
    }

    @Override
    public void changed(StatusChange change) {
        each(listener -> listener.changed(change));
    }

    @Override
    public void stalled(Duration length) {
        each(listener -> listener.stalled(length));
    }

    @Override
    public void clockJumped(Duration by) {
        each(listener -> listener.clockJumped(by));
    }

    private void each(Consumer<ProbeListener> call) {
        for (var listener : all) {
            try {
                call.accept(listener);
            } catch (RuntimeException | Error bug) {
                bugs.report("a listener of the prober: " + listener.getClass().getName(), bug);
            }
        }
    }
}

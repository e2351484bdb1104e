package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.util.List;
import java.util.function.Consumer;

/** Where observations go: first to be kept, then to whoever listens. Nothing that is thrown there comes back. */
final class OrderedSink {

    private final Consumer<Observation> sink;
    private final ProbeListener listener;
    private final InternalErrors bugs;

    OrderedSink(Consumer<Observation> sink, ProbeListener listener, InternalErrors bugs) {
        this.sink = sink;
        this.bugs = bugs;
        this.listener = new ProbeListeners(List.of(new StatusLog(), listener), bugs);
    }

    /** Hands an observation to the sink, unless time in its timeline would go backwards. */
    void keep(Observation observation, WriteProgress journal) {
        if (!journal.admits(observation.startedAt())) {
            listener.withheld(observation);
            return;
        }
        try {
            sink.accept(observation);
        } catch (RuntimeException | Error bug) {
            bugs.report("the sink of observations", bug);
        }
    }

    ProbeListener listener() {
        return listener;
    }
}

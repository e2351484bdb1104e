package dev.faultline.schedule;

import dev.faultline.probe.Check;
import dev.faultline.probe.Observation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Runs every check on its own cadence. Thread-safe. To be written. */
public final class Prober implements AutoCloseable {

    /** Makes the given checks the ones that run: equal ones go on in their phase, others are stopped or started. */
    public void apply(Collection<Check<?>> checks) {
        throw new UnsupportedOperationException();
    }

    /** How every dependency stands, by name. */
    public List<Standing> standings() {
        throw new UnsupportedOperationException();
    }

    /** How one dependency stands; absent if no such check runs. */
    public Optional<Standing> standing(String dependency) {
        throw new UnsupportedOperationException();
    }

    /** Probes one dependency now, or joins the probe in flight; absent if no such check runs. */
    public Optional<CompletionStage<Observation>> probeNow(String dependency) {
        throw new UnsupportedOperationException();
    }

    /** Probes everything now; completes when the last has answered or reached its deadline. */
    public CompletionStage<List<Swept>> sweep() {
        throw new UnsupportedOperationException();
    }

    /** Stops: nothing is started any more, and what is in flight is given up. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}

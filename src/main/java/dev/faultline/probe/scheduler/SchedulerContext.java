// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.util.List;
import java.util.function.Consumer;

/**
 * What all watches of one prober share.
 *
 * @param instance the name of this instance; part of every phase
 * @param anchor when the prober was made, on the monotonic clock
 * @param timer the clocks and the one thread
 * @param monitor the prober's watch over itself
 * @param limiter bounds the extra probes of dependencies on alert
 * @param sink stores observations
 * @param listeners hear what happens, in this order
 * @param errors logs errors of our own
 */
record SchedulerContext(
        String instance,
        long anchor,
        ProbeTimer timer,
        SelfMonitor monitor,
        ExtraProbeLimiter limiter,
        Consumer<Observation> sink,
        List<ProbeListener> listeners,
        InternalErrors errors) {

    /** Stores an observation. An exception of the sink is logged and goes no further. */
    void store(Observation observation) {
        errors.guard("the sink of observations", () -> sink.accept(observation));
    }

    /** Tells every listener. An exception of one is logged and does not reach the others. */
    void tell(Consumer<ProbeListener> event) {
        for (var listener : listeners) {
            try {
                event.accept(listener);
            } catch (RuntimeException | Error bug) {
                errors.report("a listener of the prober: " + listener.getClass().getName(), bug);
            }
        }
    }
}

package dev.faultline.probe.scheduler;

/**
 * What all watches of one prober share.
 *
 * @param instance the name of this instance; part of every phase
 * @param anchor when the prober was made, on the monotonic clock
 * @param timer the clocks and the one thread
 * @param vitals how the prober itself is
 * @param budget for closer looks
 * @param outlet where observations go
 * @param bugs where errors of our own go
 */
record SchedulerContext(
        String instance,
        long anchor,
        ProbeTimer timer,
        SelfMonitor vitals,
        ExtraProbeLimiter budget,
        OrderedSink outlet,
        InternalErrors bugs) {}

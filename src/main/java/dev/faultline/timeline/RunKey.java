// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import dev.faultline.probe.FailureClass;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What all observations of a {@link Run} have in common.
 *
 * @param dependency the dependency's name
 * @param status what every observation says
 * @param failure the failure class of every observation
 * @param interval the configured interval at that time
 * @param timeout the configured timeout at that time
 * @param taken whether other instances made them, and this one took them over
 */
public record RunKey(
        String dependency, Status status, FailureClass failure, Duration interval, Duration timeout, boolean taken) {

    /** That of observations which this instance made itself. */
    public RunKey(String dependency, Status status, FailureClass failure, Duration interval, Duration timeout) {
        this(dependency, status, failure, interval, timeout, false);
    }

    /** The key of the runs to which the observation can belong. */
    public static RunKey of(Observation observation) {
        return new RunKey(
                observation.dependency(),
                observation.status(),
                observation.failure(),
                observation.interval(),
                observation.timeout(),
                observation.by().isPresent());
    }

    /** By hand: it is asked for each observation, and what the compiler makes of a record is slow in a native image. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RunKey that
                && status == that.status
                && failure == that.failure
                && taken == that.taken
                && interval.equals(that.interval)
                && timeout.equals(that.timeout)
                && dependency.equals(that.dependency);
    }

    @Override
    public int hashCode() {
        var hash = dependency.hashCode();
        hash = 31 * hash + status.ordinal();
        hash = 31 * hash + failure.ordinal();
        hash = 31 * hash + interval.hashCode();
        hash = 31 * hash + timeout.hashCode();
        return taken ? ~hash : hash;
    }
}

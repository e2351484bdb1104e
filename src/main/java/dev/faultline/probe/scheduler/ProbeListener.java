// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Hears what the prober does, after the sink has stored it. All calls come from the prober's thread and return at once.
 * An exception is logged and harms nothing.
 */
public interface ProbeListener {

    /**
     * A probe was made.
     *
     * @param lateness from when it was due to when it started; zero for one that was asked for
     */
    default void observed(Observation observation, Duration lateness) {}

    /**
     * A probe ended.
     *
     * @param dependency or the check, where that is one of several dependencies
     * @param expiry of the certificates that it used; empty where it made no TLS handshake
     */
    default void certified(String dependency, Status status, Optional<Instant> expiry) {}

    /** An observation that stands for no probe was noted: {@code UNKNOWN}, because of the prober or the clock. */
    default void noted(Observation mark) {}

    /** An observation was not stored, because the wall clock was set back behind the one before. */
    default void withheld(Observation observation) {}

    /** A dependency was told of that nobody configured, or is now watched otherwise; before its first observation. */
    default void appeared(Dependency dependency) {}

    /** Such a dependency is told of no more. */
    default void vanished(Dependency dependency) {}

    /** Probes were due at their regular instants and not made. */
    default void skipped(String dependency, SkipReason reason, long count) {}

    /** A confirmed status changed. */
    default void changed(StatusChange change) {}

    /** The prober did not run for this long. */
    default void stalled(Duration length) {}

    /** The wall clock jumped by this much; negative: back. */
    default void clockJumped(Duration by) {}
}

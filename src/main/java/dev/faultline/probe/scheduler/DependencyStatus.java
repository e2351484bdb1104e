// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;
import java.time.Instant;
import java.util.Optional;

/**
 * How a dependency stands now, from memory.
 *
 * @param dependency which
 * @param last its latest observation since the start, if there is one
 * @param confirmed the status smoothed by the thresholds; {@code UNKNOWN} until one is confirmed. Drives readiness and
 *     alerts, never a verdict
 * @param since when {@code confirmed} last changed
 * @param probes how many probes were made since the start
 * @param skipped how many were regularly due but not started, because the one before was still in flight or the prober
 *     itself did not run
 */
public record DependencyStatus(
        Dependency dependency,
        Optional<Observation> last,
        Status confirmed,
        Instant since,
        long probes,
        long skipped) {}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.dependency.Dependency;
import dev.faultline.probe.Observation;
import dev.faultline.probe.Status;

/**
 * A change of a dependency's confirmed status.
 *
 * @param dependency which
 * @param from confirmed before; {@code UNKNOWN} if nothing was
 * @param to confirmed now, never {@code UNKNOWN}
 * @param confirming the observation that confirmed it
 */
public record StatusChange(Dependency dependency, Status from, Status to, Observation confirming) {}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.probe.scheduler;

import dev.faultline.probe.Observation;
import java.util.Optional;

/**
 * One dependency before and after a sweep.
 *
 * @param dependency its name
 * @param before its latest observation before the sweep, if there was one
 * @param after what the sweep saw
 */
public record SweepResult(String dependency, Optional<Observation> before, Observation after) {}

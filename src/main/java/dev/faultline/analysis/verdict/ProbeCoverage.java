// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.time.Duration;
import java.util.Optional;

/**
 * How closely a window was observed.
 *
 * @param share of the window that was observed, in [0, 1]
 * @param observations how many lie in the window
 * @param resolution the longest outage that the probing could have missed at that time; absent if nothing was observed
 */
public record ProbeCoverage(double share, long observations, Optional<Duration> resolution) {}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.analysis.verdict;

import java.time.Duration;

/**
 * How long a dependency failed in a window at its lag; with error times: the share of them, times the window.
 *
 * @param certain what is certain
 * @param possible what is possible at most
 */
public record FailingTime(Duration certain, Duration possible) {}

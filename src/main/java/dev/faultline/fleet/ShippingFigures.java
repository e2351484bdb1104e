// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

import java.time.Duration;

/**
 * How shipping goes, for metrics.
 *
 * @param behind for how long the fleet's database has been without news that we have
 * @param pending days, hours of observations, incidents and changes that wait
 * @param acknowledged batches since the start
 * @param failed attempts since the start
 * @param refused rows that it will not store
 * @param connected whether the last attempt succeeded
 */
public record ShippingFigures(
        Duration behind, long pending, long acknowledged, long failed, long refused, boolean connected) {}

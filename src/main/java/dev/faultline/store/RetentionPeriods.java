// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.store;

import java.time.Duration;

/**
 * How long history is kept.
 *
 * @param observations raw ones, counted from when they were received
 * @param timelines the runs folded from them
 */
public record RetentionPeriods(Duration observations, Duration timelines) {

    public static final RetentionPeriods DEFAULT = new RetentionPeriods(Duration.ofDays(7), Duration.ofDays(400));
}

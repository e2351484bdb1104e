// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

import java.time.Instant;

/**
 * A stretch of time in which the same is known.
 *
 * @param state what is known
 * @param from its start, inclusive
 * @param to its end, exclusive; after {@code from}
 */
public record Segment(SegmentState state, Instant from, Instant to) {}

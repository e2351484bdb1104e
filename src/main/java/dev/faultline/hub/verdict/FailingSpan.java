// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.hub.verdict;

import dev.faultline.basics.TimeOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A span of time, both ends included.
 *
 * @param to not before {@code from}
 */
record FailingSpan(Instant from, Instant to) {

    /** Between two instants in any order. */
    static FailingSpan between(Instant one, Instant other) {
        return one.isAfter(other) ? new FailingSpan(other, one) : new FailingSpan(one, other);
    }

    /** What both have in common. */
    Optional<FailingSpan> within(FailingSpan other) {
        var start = TimeOrder.later(from, other.from);
        var end = TimeOrder.earlier(to, other.to);
        return start.isAfter(end) ? Optional.empty() : Optional.of(new FailingSpan(start, end));
    }

    /** The same, longer at both ends. */
    FailingSpan widened(Duration by) {
        return new FailingSpan(from.minus(by), to.plus(by));
    }
}

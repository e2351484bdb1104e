// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.timeline;

/** Is shown how long dependencies took to answer, in no particular order. */
@FunctionalInterface
public interface LatencyVisitor {

    /** Looks at none. */
    LatencyVisitor NONE = (dependency, firstMillis, lastMillis, count, micros) -> {};

    /**
     * So many observations that were UP or DEGRADED.
     *
     * @param dependency the name of whose they are
     * @param firstMillis none of them started earlier, in epoch milliseconds
     * @param lastMillis none of them started later
     * @param count how many, at least 1
     * @param micros how long they took together, in microseconds
     */
    void took(String dependency, long firstMillis, long lastMillis, long count, long micros);
}

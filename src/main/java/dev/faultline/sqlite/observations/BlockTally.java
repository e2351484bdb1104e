// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.sqlite.observations;

/** Counts the observations of a block that started in a span of time, and adds up how long its answers took. */
final class BlockTally implements PackedBlock.Visitor {

    private final long from;
    private final long to;
    private long count;
    private long answers;
    private long micros;

    /** One for [{@code from}, {@code to}), epoch milliseconds. */
    BlockTally(long from, long to) {
        this.from = from;
        this.to = to;
    }

    @Override
    public void visit(SharedFields shared, long startMillis, long durationMicros) {
        if (startMillis >= from && startMillis < to) {
            count++;
            if (shared.status().isAnswer()) {
                answers++;
                micros += durationMicros;
            }
        }
    }

    long count() {
        return count;
    }

    /** How many of them were answers. */
    long answers() {
        return answers;
    }

    /** How long these took together, in microseconds. */
    long micros() {
        return micros;
    }
}

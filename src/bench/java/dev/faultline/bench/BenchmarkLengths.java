// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

/**
 * How long each part measures, in seconds.
 *
 * @param footprint memory, CPU and lateness of twenty dependencies
 * @param warmUp before any part measures
 * @param kind the CPU of each kind of probe
 * @param crowd the lateness of a thousand dependencies
 */
record BenchmarkLengths(int footprint, int warmUp, int kind, int crowd) {

    private static final int USUAL = 60;

    /** Those of {@code -Dbench.seconds}, which is the longest of them; 60 if it is absent. */
    static BenchmarkLengths asked() {
        var seconds = Math.max(Integer.getInteger("bench.seconds", USUAL), 2);
        return new BenchmarkLengths(
                seconds, atLeastTwo(seconds / 10), atLeastTwo(seconds / 6), atLeastTwo(seconds / 2));
    }

    private static int atLeastTwo(int seconds) {
        return Math.max(seconds, 2);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.fleet;

/**
 * A row that the fleet's database will not store.
 *
 * @param kind {@code run}, {@code incident}, {@code change}, {@code dependency} or {@code block}
 * @param key which of them
 * @param reason the server's code and words
 */
public record RefusedRow(String kind, String key, String reason) {

    public static final String RUN = "run";
    public static final String INCIDENT = "incident";
    public static final String CHANGE = "change";
    public static final String DEPENDENCY = "dependency";
    public static final String BLOCK = "block";

    /** Of a run. */
    public static RefusedRow of(ShippedRun shipped, String reason) {
        var run = shipped.run();
        return new RefusedRow(RUN, run.dependency() + "\n" + run.firstStart().toEpochMilli(), reason);
    }
}

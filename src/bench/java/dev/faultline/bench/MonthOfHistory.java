// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.bench;

import java.time.Duration;
import java.util.List;

/** What the benchmarks post of the past: thirty days of fifty dependencies, to a program that keeps them all. */
final class MonthOfHistory {

    static final int DEPENDENCIES = 50;
    static final int ROWS_A_CALL = 10_000;
    static final Duration SPAN = Duration.ofDays(30);
    static final Duration LONGEST_FAILURE = Duration.ofMinutes(5);

    /** From a change to the observation beside it. */
    static final Duration BESIDE_A_CHANGE = Duration.ofSeconds(10);

    static final String CONFIG = """
            faultline:
              app: benchmark
              network: { enabled: false }
              store: { retention: { observations: 60d, timelines: 400d } }
            """;

    private MonthOfHistory() {}

    /** Posts observations, an object of JSON each, of which so much is said to lie between two. */
    static void post(MeasuredProgram subject, Duration interval, List<String> rows) {
        subject.sidecar().post("/api/v1/observations", batch(interval, rows));
    }

    /** The body of such a call. */
    static String batch(Duration interval, List<String> rows) {
        return "{\"interval\":\"" + interval + "\",\"observations\":[" + String.join(",", rows) + "]}";
    }
}

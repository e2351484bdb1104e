// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import java.time.Instant;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies of calls, the largest that are allowed and larger ones. */
final class PostedBodies {

    /** The most rows of one call. */
    static final int ROWS = 10_000;

    private PostedBodies() {}

    static String errors() {
        var now = Instant.now();
        return "{\"from\":\"" + now.minusSeconds(ROWS) + "\",\"to\":\"" + now + "\",\"errors\":["
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> "{\"at\":\"" + now.minusSeconds(i) + "\",\"count\":1}")
                        .collect(Collectors.joining(","))
                + "]}";
    }

    static String observations() {
        var now = Instant.now();
        return "{\"observations\":["
                + IntStream.range(0, ROWS)
                        .mapToObj(i -> row("posted", now.minusSeconds(i)))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    static String row(String dependency, Instant at) {
        return "{\"dependency\":\"" + dependency + "\",\"at\":\"" + at + "\",\"status\":\"UP\"}";
    }

    static String change(String subject, String message) {
        return "{\"kind\":\"other\",\"subject\":\"" + subject + "\",\"message\":\"" + message + "\"}";
    }

    static String list(String key, String element, int count) {
        return "{\"" + key + "\":[" + String.join(",", Collections.nCopies(count, element)) + "]}";
    }
}

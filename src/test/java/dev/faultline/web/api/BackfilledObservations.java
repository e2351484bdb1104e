// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;

/**
 * Observations that are posted for a time that has passed.
 *
 * @param api where to
 * @param start when the first of them was made
 */
public record BackfilledObservations(URI api, Instant start) {

    /** Posts one observation every ten seconds, failing from one of them up to another. */
    public void post(String dependency, int count, int failingFrom, int failingTo) {
        var rows = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var isFailing = i >= failingFrom && i < failingTo;
            rows.add("{\"dependency\": \"%s\", \"at\": \"%s\", \"durationMs\": 4, \"status\": \"%s\"%s}"
                    .formatted(
                            dependency,
                            start.plusSeconds(10L * i),
                            isFailing ? "DOWN" : "UP",
                            isFailing ? ", \"failure\": \"connect\"" : ""));
        }
        var call = HttpCall.post(api.resolve("observations"), "{\"observations\": [" + String.join(",", rows) + "]}");
        assertThat(call.status()).as(call.text()).isEqualTo(200);
    }
}

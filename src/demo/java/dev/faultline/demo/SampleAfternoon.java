// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.demo;

import dev.faultline.testing.PackagedSidecar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Three hours that a sidecar is told of: the orders were down for six minutes, a while after a deploy; the ledger was slow for
 * some minutes and the uploads failed once, long before.
 */
final class SampleAfternoon {

    private static final Duration STEP = Duration.ofSeconds(5);

    private final Random random = new Random(11);
    private final Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Instant down = end.minus(Duration.ofMinutes(18));
    private final Instant up = down.plus(Duration.ofMinutes(6));
    private final PackagedSidecar sidecar;

    SampleAfternoon(PackagedSidecar sidecar) {
        this.sidecar = sidecar;
    }

    void tell() {
        var rows = new ArrayList<String>();
        for (var at = end.minus(Duration.ofHours(3)); at.isBefore(end); at = at.plus(STEP)) {
            rows.add(orders(at));
            rows.add(seen("cache", at, "UP", 10 + random.nextInt(30), ""));
            rows.add(isIn(at, 40, 35) ? slow(at) : seen("ledger", at, "UP", 60 + random.nextInt(40), ""));
            rows.add(isIn(at, 29, 28) ? full(at) : seen("uploads", at, "UP", 5 + random.nextInt(10), ""));
        }
        post("observations", rows);
        post("errors", errors());
        post("changes", "{\"at\":\"%s\",\"kind\":\"deploy\",\"subject\":\"checkout\",\"version\":\"1.42.0\"}", 9);
        post("changes", "{\"at\":\"%s\",\"kind\":\"config\",\"subject\":\"/etc/app/config\"}", 20);
    }

    private boolean isIn(Instant at, int fromMinutes, int toMinutes) {
        return at.isAfter(end.minus(Duration.ofMinutes(fromMinutes)))
                && at.isBefore(end.minus(Duration.ofMinutes(toMinutes)));
    }

    private String orders(Instant at) {
        return !at.isBefore(down) && at.isBefore(up)
                ? seen(
                        "orders-db",
                        at,
                        "DOWN",
                        2000,
                        ",\"failure\":\"connect-timeout\",\"message\":\"no answer in 2 s\"")
                : seen("orders-db", at, "UP", 30 + random.nextInt(30), "");
    }

    private String slow(Instant at) {
        return seen("ledger", at, "DEGRADED", 1100 + random.nextInt(500), ",\"failure\":\"slow\"");
    }

    private static String full(Instant at) {
        return seen("uploads", at, "DOWN", 1, ",\"failure\":\"io\",\"message\":\"no space left on device\"");
    }

    private static String seen(String dependency, Instant at, String status, int millis, String more) {
        return "{\"dependency\":\"%s\",\"at\":\"%s\",\"status\":\"%s\",\"durationMs\":%d%s}"
                .formatted(dependency, at, status, millis, more);
    }

    private List<String> errors() {
        var rows = new ArrayList<String>();
        for (var at = down.plusSeconds(4); at.isBefore(up.plusSeconds(3)); at = at.plusSeconds(3)) {
            rows.add("{\"at\":\"%s\",\"count\":%d,\"requests\":30,\"route\":\"/checkout\",\"status\":500}"
                    .formatted(at, 4 + random.nextInt(20)));
        }
        return rows;
    }

    private void post(String what, List<String> rows) {
        sidecar.post("/api/v1/" + what, "{\"" + what + "\":[" + String.join(",", rows) + "]}");
    }

    private void post(String what, String row, int minutesBefore) {
        sidecar.post("/api/v1/" + what, row.formatted(down.minus(Duration.ofMinutes(minutesBefore))));
    }
}

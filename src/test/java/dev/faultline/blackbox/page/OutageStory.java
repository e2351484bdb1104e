// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.page;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.PackagedSidecar;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Three hours that a sidecar was told of: {@code orders-db} was down for five minutes and the app answered 500 meanwhile,
 * after a deploy; {@code cache} and {@code payments} were up. All in the past, so that what is said of it stays the same.
 *
 * @param down when the first probe found it down, a whole minute
 * @param up when the first probe found it up again
 */
record OutageStory(Instant down, Instant up) {

    /** What the sidecar has to be started on: it watches nothing itself. */
    static final String CONFIG = "faultline: { app: checkout, network: { enabled: false } }";

    private static final Duration STEP = Duration.ofSeconds(10);

    /** Tells it, and waits until the window of errors was found. */
    static OutageStory told(PackagedSidecar sidecar) {
        var down = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(25));
        var story = new OutageStory(down, down.plus(Duration.ofMinutes(5)));
        sidecar.post("/api/v1/observations", "{\"interval\":\"10s\",\"observations\":[" + story.observations() + "]}");
        sidecar.post("/api/v1/changes", """
                {"at":"%s","kind":"deploy","subject":"checkout","version":"1.42.0","message":"more beans"}
                """.formatted(story.deployed()));
        sidecar.post("/api/v1/errors", "{\"errors\":[" + story.errors() + "]}");
        await("the window is found")
                .atMost(PATIENCE)
                .until(() -> !sidecar.get("/api/v1/incidents?last=3h")
                        .at("/incidents/0/verdict/answer")
                        .isMissingNode());
        return story;
    }

    Instant deployed() {
        return down.minus(Duration.ofMinutes(4));
    }

    /** The path of the page that shows the half hour around the outage, and stays there. */
    String view() {
        return "/?view-from=" + down.minus(Duration.ofMinutes(10)) + "&view-to=" + up.plus(Duration.ofMinutes(10));
    }

    /** The path of the page that shows the same, and the verdict on the outage. */
    String judged() {
        return view() + "&from=" + down + "&to=" + up;
    }

    private String observations() {
        var rows = new ArrayList<String>();
        var end = Instant.now();
        for (var at = down.minus(Duration.ofHours(3)); at.isBefore(end); at = at.plus(STEP)) {
            var isDown = !at.isBefore(down) && at.isBefore(up);
            rows.add(isDown ? failing(at) : passing("orders-db", at, 12));
            rows.add(passing("cache", at, 2));
            rows.add(passing("payments", at, 80 + at.getEpochSecond() % 40));
        }
        return String.join(",", rows);
    }

    private static String failing(Instant at) {
        return """
                {"dependency":"orders-db","at":"%s","durationMs":3,"status":"DOWN","failure":"connect","message":"refused"}""".formatted(at);
    }

    private static String passing(String dependency, Instant at, long millis) {
        return """
                {"dependency":"%s","at":"%s","durationMs":%d,"status":"UP"}""".formatted(dependency, at, millis);
    }

    private String errors() {
        var rows = new ArrayList<String>();
        for (var at = down.plusSeconds(2); at.isBefore(up); at = at.plusSeconds(2)) {
            rows.add(error(at));
        }
        return String.join(",", rows);
    }

    private static String error(Instant at) {
        return """
                {"at":"%s","count":3,"requests":20,"route":"/checkout","status":500}""".formatted(at);
    }

    /** The names of the dependencies, in the order of the alphabet. */
    static List<String> dependencies() {
        return List.of("cache", "orders-db", "payments");
    }
}

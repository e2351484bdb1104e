// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox.hostile;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.StalledCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/** What callers can do to a running sidecar. */
final class CallerShapes {

    /** One of them. */
    interface Shape {
        void on(PackagedSidecar sidecar) throws Exception;
    }

    private static final String VERDICT = "/api/v1/verdict";
    private static final String OBSERVATIONS = "/api/v1/observations";

    private CallerShapes() {}

    /** All, by what they are. */
    static Map<String, Shape> all() {
        var all = new LinkedHashMap<String, Shape>();
        OddRequests.all().forEach((name, request) -> all.put(name, sidecar -> answered(sidecar, request)));
        HttpTwoFrames.floods().forEach((name, flood) -> all.put("HTTP/2 " + name, sidecar -> sent(sidecar, flood)));
        all.put("no Host, of which the response is a problem", CallerShapes::withoutHost);
        all.put("a length hidden behind chunks", sidecar -> refused(sidecar, OddRequests.hiddenLength()));
        all.put("a chunk of no size, which is refused", sidecar -> refused(sidecar, OddRequests.badChunk()));
        all.put("a chunk of no size in an import", sidecar -> refused(sidecar, OddRequests.badChunk("/api/v1/import")));
        all.put("an import that unpacks to 256 MiB of one line", CallerShapes::bomb);
        all.put(
                "200,000 empty errors",
                sidecar -> post(sidecar, VERDICT, PostedBodies.list("errors", "{}", 200_000), 400, 413));
        all.put(
                "300,000 empty errors",
                sidecar -> post(sidecar, VERDICT, PostedBodies.list("errors", "{}", 300_000), 400, 413));
        all.put(
                "four verdicts on 10,000 errors at once",
                sidecar -> atOnce(sidecar, VERDICT, PostedBodies.errors(), 4));
        all.put(
                "four times 10,000 observations at once",
                sidecar -> atOnce(sidecar, OBSERVATIONS, PostedBodies.observations(), 4));
        all.put("ten bodies of 5 MB at once", sidecar -> atOnce(sidecar, OBSERVATIONS, " ".repeat(5_000_000), 10));
        all.put("ten bodies of 3 MB at once", sidecar -> atOnce(sidecar, OBSERVATIONS, " ".repeat(3_000_000), 10));
        all.put("49,000 names", CallerShapes::names);
        all.put("100 verdicts at once", CallerShapes::verdicts);
        all.put("16 bodies that stall", sidecar -> stalled(sidecar, VERDICT, 16));
        all.put("100 bodies that stall", sidecar -> stalled(sidecar, OBSERVATIONS, 100));
        all.put("300 heads that stall", sidecar -> silent(sidecar, 300, "GET / HTTP/1.1\r\nHost: localhost\r\nX: "));
        all.put("1,000 connections that say nothing", sidecar -> silent(sidecar, 1_000, ""));
        all.put("64 listeners that do not read", CallerShapes::deaf);
        all.put("escapes in what is posted", CallerShapes::escapes);
        return all;
    }

    private static void answered(PackagedSidecar sidecar, String request) throws IOException {
        try (var connection = RawConnection.to(sidecar.port())) {
            connection.send(request);
            var response = connection.response();
            assertThat(response).doesNotStartWith("HTTP/1.1 5").doesNotContain("root:x:0", "quarkus.http.port");
        }
    }

    private static void withoutHost(PackagedSidecar sidecar) throws IOException {
        for (var path : List.of("/", "/api/v1/verdict?last=5m", "/q/health/live")) {
            try (var connection = RawConnection.to(sidecar.port())) {
                connection.send("GET " + path + " HTTP/1.1\r\n\r\n");
                assertThat(connection.response()).startsWith("HTTP/1.1 400").contains("problem+json", "Host");
            }
        }
    }

    private static void refused(PackagedSidecar sidecar, String request) throws IOException {
        try (var connection = RawConnection.to(sidecar.port())) {
            connection.send(request);
            assertThat(connection.response()).startsWith("HTTP/1.1 400");
            assertThat(connection.isEnded()).as("the connection is ended").isTrue();
        }
    }

    private static void bomb(PackagedSidecar sidecar) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            var zeros = new byte[1 << 20];
            for (var mebibytes = 0; mebibytes < 256; mebibytes++) {
                gzip.write(zeros);
            }
        }
        try (var connection = RawConnection.to(sidecar.port())) {
            connection.send("POST /api/v1/import HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/gzip\r\n"
                    + "Content-Length: " + packed.size() + "\r\n\r\n");
            connection.send(packed.toByteArray());
            assertThat(connection.response()).startsWith("HTTP/1.1 400");
        }
    }

    private static void sent(PackagedSidecar sidecar, byte[] flood) throws IOException {
        try (var connection = RawConnection.to(sidecar.port())) {
            connection.send(flood);
            connection.response();
        }
    }

    private static void post(PackagedSidecar sidecar, String path, String body, Integer... allowed) {
        assertThat(sidecar.postResponse(path, body).statusCode()).isIn((Object[]) allowed);
    }

    private static void atOnce(PackagedSidecar sidecar, String path, String body, int howMany) {
        var statuses = IntStream.range(0, howMany)
                .parallel()
                .mapToObj(i -> status(sidecar, path, body))
                .collect(Collectors.toSet());
        // 0: the connection was closed before the end of the body was sent.
        assertThat(statuses).isSubsetOf(0, 200, 400, 408, 413, 503);
    }

    private static int status(PackagedSidecar sidecar, String path, String body) {
        try {
            return sidecar.postResponse(path, body).statusCode();
        } catch (UncheckedIOException closed) {
            return 0;
        }
    }

    private static void names(PackagedSidecar sidecar) {
        for (var batch = 0; batch < 5; batch++) {
            var first = batch * PostedBodies.ROWS;
            var rows = IntStream.range(first, first + 9_800)
                    .mapToObj(i -> PostedBodies.row("name-" + i, Instant.now().minusSeconds(60)))
                    .collect(Collectors.joining(","));
            assertThat(status(sidecar, OBSERVATIONS, "{\"observations\":[" + rows + "]}"))
                    .isIn(400, 408, 413, 503);
        }
        assertThat(sidecar.response("/api/v1/dependencies").statusCode()).isEqualTo(200);
        assertThat(sidecar.response("/q/metrics").statusCode()).isEqualTo(200);
    }

    private static void verdicts(PackagedSidecar sidecar) {
        var statuses = IntStream.range(0, 100)
                .parallel()
                .mapToObj(i -> sidecar.response("/api/v1/verdict?last=1h").statusCode())
                .collect(Collectors.toSet());
        assertThat(statuses).isSubsetOf(200, 503);
    }

    private static void stalled(PackagedSidecar sidecar, String path, int howMany) throws IOException {
        try (var stalled = StalledCalls.open(sidecar.port(), path, howMany)) {
            healthAnswers(sidecar);
        }
    }

    private static void silent(PackagedSidecar sidecar, int howMany, String said) throws IOException {
        var connections = RawConnection.several(sidecar.port(), howMany, said);
        try {
            healthAnswers(sidecar);
        } finally {
            RawConnection.closeAll(connections);
        }
    }

    private static void deaf(PackagedSidecar sidecar) throws IOException {
        var listeners =
                RawConnection.several(sidecar.port(), 64, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
        try {
            ConcurrentCalls.results(
                    16,
                    800,
                    number ->
                            sidecar.post("/api/v1/changes", PostedBodies.change("subject-" + number, "m".repeat(480))));
            healthAnswers(sidecar);
        } finally {
            RawConnection.closeAll(listeners);
        }
        await("a listener is taken again").atMost(PATIENCE).until(() -> {
            try (var listener = RawConnection.to(sidecar.port())) {
                listener.send("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n");
                return listener.response().startsWith("HTTP/1.1 200");
            }
        });
    }

    private static void escapes(PackagedSidecar sidecar) {
        var nasty = "\\u001b[2J\\u0007\\u009b31m\\u202eevil @channel https://evil.example/a";
        sidecar.post("/api/v1/changes", PostedBodies.change(nasty, nasty));
        sidecar.postErrors(Collections.nCopies(
                3, "{\"at\": \"" + Instant.now() + "\", \"route\": \"/evil\", \"message\": \"" + nasty + "\"}"));
        for (var path : List.of(
                "/api/v1/verdict?last=5m&format=text",
                "/api/v1/verdict?last=5m&format=markdown",
                "/api/v1/report?last=5m&format=text",
                "/api/v1/report?last=5m&format=markdown",
                "/?last=5m")) {
            assertThat(sidecar.response(path).body()).as(path).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
        }
        assertThat(sidecar.response("/api/v1/report?last=5m&format=markdown").body())
                .doesNotContain(" @channel", " https://evil");
        assertThat(sidecar.log()).doesNotContain("\u001b", "\u0007", "\u009b", "\u202e");
    }

    private static void healthAnswers(PackagedSidecar sidecar) {
        for (var check : List.of("live", "ready", "started", "group/dependencies")) {
            assertThat(sidecar.response("/q/health/" + check).statusCode()).isIn(200, 503);
        }
        assertThat(sidecar.response("/q/health/live").statusCode()).isEqualTo(200);
    }
}

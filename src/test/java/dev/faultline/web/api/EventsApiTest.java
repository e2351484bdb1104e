// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.faultline.changes.Change;
import dev.faultline.changes.Change.ChangeKind;
import dev.faultline.notify.EventStream;
import dev.faultline.notify.LiveEvent;
import dev.faultline.web.api.SidecarUnderTest.Payments;
import dev.faultline.web.api.SidecarUnderTest.Probed;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class EventsApiTest {

    @TestHTTPResource("/api/v1/")
    URI api;

    @Probed
    Payments payments;

    @Inject
    EventStream events;

    @AfterEach
    void mend() {
        payments.answer(200);
    }

    @Test
    void aDependencyThatGoesDownIsToldAtOnceAndAgainToWhoComesBack() {
        var lines = follow("");
        payments.answer(503);

        await().atMost(PATIENCE).until(() -> lines.stream().anyMatch("event:dependency-down"::equals));
        payments.answer(200);
        await().atMost(PATIENCE)
                .until(() ->
                        lines.stream().filter("event:dependency-up"::equals).count() > 0);
        var down = lines.indexOf("event:dependency-down");
        var id = lines.stream()
                .filter(line -> line.startsWith("id:"))
                .findFirst()
                .orElseThrow()
                .substring("id:".length());
        var resumed = follow(id);
        await().atMost(PATIENCE).until(() -> resumed.stream().anyMatch("event:dependency-up"::equals));

        assertThat(down).isNotNegative();
        assertThat(lines).anyMatch(line -> line.startsWith("data:{") && line.contains("\"failure\":\"assertion\""));
        assertThat(resumed).doesNotContain("event:reset", "id:" + id);
    }

    @Test
    void anUnknownIdIsAnsweredWithAReset() {
        var lines = follow("of-another-run-17");

        await().atMost(PATIENCE).until(() -> lines.contains("event:reset"));
        assertThat(lines.get(0)).startsWith(":events of checkout");
    }

    @Test
    void listenersThatDoNotReadAreLetGo() throws IOException {
        var before = events.listeners();
        var deaf = new ArrayList<Socket>();
        for (var i = 0; i < 10; i++) {
            var socket = new Socket();
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress(api.getHost(), api.getPort()));
            socket.getOutputStream()
                    .write("GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            deaf.add(socket);
        }
        await().atMost(PATIENCE).until(() -> events.listeners() == before + 10);

        await("they are let go").atMost(PATIENCE).until(() -> {
            for (var i = 0; i < 500; i++) {
                events.publish(new LiveEvent.OfChange(change(i)));
            }
            // Those of other tests may be let go as well.
            return events.listeners() <= before;
        });

        for (var socket : deaf) {
            socket.close();
        }
    }

    private static Change change(int number) {
        return new Change(Instant.now(), ChangeKind.OTHER, "change-" + number, "", "x".repeat(500), List.of(), true);
    }

    private List<String> follow(String heardLast) {
        var lines = new CopyOnWriteArrayList<String>();
        var request = HttpRequest.newBuilder(api.resolve("events")).header("Accept", "text/event-stream");
        if (!heardLast.isEmpty()) {
            request.header("Last-Event-ID", heardLast);
        }
        var response = HttpClient.newHttpClient()
                .sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                .join();
        assertThat(response.statusCode()).isEqualTo(200);
        var reader = new Thread(() -> read(response.body(), lines));
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    private static void read(Stream<String> body, List<String> lines) {
        try {
            body.forEach(lines::add);
        } catch (UncheckedIOException ended) {
            lines.add("ended");
        }
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.testing.StalledCalls;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** More, or slower, than one program can take. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class BoundedIntakeTest {

    private static final List<String> HEALTH = List.of("live", "ready", "started", "group/dependencies");

    @TestHTTPResource("/")
    URI root;

    @Test
    void bodiesThatStallSilenceNothing() throws IOException {
        try (var stalled = StalledCalls.open(root.getPort(), "/api/v1/verdict", 40);
                var writes = StalledCalls.open(root.getPort(), "/api/v1/observations", 40)) {
            for (var check : HEALTH) {
                assertThat(HttpCall.get(root.resolve("/q/health/" + check)).status())
                        .isEqualTo(200);
            }
            assertThat(HttpCall.get(root.resolve("/api/v1/dependencies")).status())
                    .isEqualTo(200);
            assertThat(HttpCall.get(root.resolve("/api/v1/verdict?last=5m")).status())
                    .isEqualTo(200);
            assertThat(HttpCall.get(root.resolve("/q/metrics")).status()).isEqualTo(200);

            assertThat(stalled.firstResponse())
                    .startsWith("HTTP/1.1 408")
                    .contains("The body did not arrive within 10 s.");
            assertThat(writes.firstResponse()).startsWith("HTTP/1.1 408");
        }
    }

    @Test
    void streamsThatStallOnOneConnectionSilenceNothing() {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first call agrees on HTTP/2.
        client.sendAsync(HttpRequest.newBuilder(root.resolve("/q/health/live")).build(), BodyHandlers.discarding())
                .join();
        var arrived = new CountDownLatch(40);
        var stalled = IntStream.range(0, 40)
                .mapToObj(i -> client.sendAsync(
                        HttpRequest.newBuilder(root.resolve("/api/v1/verdict"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.fromPublisher(silent(arrived), 100))
                                .build(),
                        BodyHandlers.discarding()))
                .toList();
        try {
            arrived.await();
            for (var check : HEALTH) {
                assertThat(HttpCall.get(root.resolve("/q/health/" + check)).status())
                        .isEqualTo(200);
            }
            assertThat(HttpCall.get(root.resolve("/api/v1/dependencies")).status())
                    .isEqualTo(200);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            stalled.forEach(each -> each.cancel(true));
        }
    }

    private static Flow.Publisher<ByteBuffer> silent(CountDownLatch arrived) {
        return subscriber -> subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                arrived.countDown();
            }

            @Override
            public void cancel() {}
        });
    }

    @Test
    void aBodyOfEmptyObjectsIsRefusedAtTheFirstThatIsTooMuch() {
        var errors = "{\"errors\": [" + String.join(",", Collections.nCopies(300_000, "{}")) + "]}";

        var refused = HttpCall.post(root.resolve("/api/v1/verdict"), errors);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asText()).isEqualTo("errors: a list of at most 10000 objects");
    }

    @Test
    void anEmptyAcceptHeaderAllowsAnything() {
        assertThat(HttpCall.get(root.resolve("/api/v1/verdict?last=5m"), "Accept", "")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void postedNamesAreBounded() {
        var rows = IntStream.range(0, 1_001)
                .mapToObj(i -> "{\"dependency\": \"made-up-" + i + "\", \"at\": \"-1m\", \"status\": \"UP\"}")
                .toList();

        var refused = HttpCall.post(
                root.resolve("/api/v1/observations"), "{\"observations\": [" + String.join(",", rows) + "]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("detail").asText())
                .isEqualTo("Too many names: at most 1000 dependencies are kept.");
    }

    @Test
    void aRowOfTooManyValuesIsRefused() {
        var observations =
                "{\"observations\": [{\"dependency\": [" + String.join(",", Collections.nCopies(200_000, "1")) + "]}]}";

        assertThat(HttpCall.post(root.resolve("/api/v1/observations"), observations)
                        .status())
                .isEqualTo(413);
    }

    @Test
    void aQuestionIsSmallerThanWhatIsStored() {
        var large = "{\"errors\": [{\"message\": \"" + "x".repeat(1 << 20) + "\"}]}";

        var refused = HttpCall.post(root.resolve("/api/v1/verdict"), large);

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.json().get("detail").asText()).isEqualTo("The body is too large: at most 1 MiB.");
    }

    @Test
    void ofLargeBodiesAtATimeEachIsTakenOrToldToComeAgain() {
        var times = "{\"errors\": ["
                + String.join(",", Collections.nCopies(10_000, "{\"at\": \"2026-01-01T00:00:00.000Z\", \"count\": 1}"))
                + "]}";
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var calls = IntStream.range(0, 10)
                .mapToObj(i -> client.sendAsync(
                        HttpRequest.newBuilder(root.resolve("/api/v1/verdict"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(times))
                                .build(),
                        BodyHandlers.ofString()))
                .toList();

        var responses = calls.stream().map(CompletableFuture::join).toList();

        assertThat(responses)
                .allMatch(each -> each.statusCode() == 200
                        || each.statusCode() == 503
                                && each.headers().firstValue("Retry-After").isPresent());
        assertThat(responses).anyMatch(each -> each.statusCode() == 200);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** Bodies over HTTP/2 whose length is not announced. */
@QuarkusTest
@SuppressWarnings("NullAway.Init")
@WithTestResource(SidecarUnderTest.class)
class LengthlessBodyTest {

    private static final String ROW = "{\"dependency\": \"lengthless\", \"at\": \"-1m\", \"status\": \"UP\"}";

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();

    @TestHTTPResource("/")
    URI root;

    @Test
    void theyAreTaken() {
        var stored = post("/api/v1/observations", observations(""));

        assertThat(stored.statusCode()).isEqualTo(200);
        assertThat(stored.body()).contains("\"stored\":1");
        assertThat(post("/api/v1/observations", "").statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/sweep", "").statusCode()).isIn(200, 202, 204);
    }

    @Test
    void theyAreCountedWhileTheyAreRead() {
        var large = "{\"errors\": [{\"message\": \"" + "x".repeat(1 << 20) + "\"}]}";

        assertThat(post("/api/v1/verdict", large).statusCode()).isEqualTo(413);
    }

    /** As many as there are places for, and some more. */
    @Test
    void eachGivesItsPlaceToTheNext() {
        for (var i = 0; i < 40; i++) {
            assertThat(post("/api/v1/observations", observations("")).statusCode())
                    .as("body %s", i)
                    .isEqualTo(200);
        }
    }

    /** One large body is taken at a time. */
    @Test
    void eachLargeOneGivesItsPlaceToTheNext() {
        for (var i = 0; i < 3; i++) {
            assertThat(post("/api/v1/observations", observations(" ".repeat(200 << 10)))
                            .statusCode())
                    .as("large body %s", i)
                    .isEqualTo(200);
        }
    }

    private static String observations(String blanks) {
        return "{\"observations\": [" + ROW + blanks + "]}";
    }

    private HttpResponse<String> post(String path, String body) {
        // The first call of a connection agrees on HTTP/2.
        var live = HttpRequest.newBuilder(root.resolve("/q/health/live")).build();
        CLIENT.sendAsync(live, BodyHandlers.discarding()).join();
        var request = HttpRequest.newBuilder(root.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofString(body)))
                .build();
        var response = CLIENT.sendAsync(request, BodyHandlers.ofString()).join();
        assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_2);
        return response;
    }
}

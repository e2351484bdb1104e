// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.testing;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;

/** What a test says to a running sidecar, and asks it, over HTTP. Paths begin with a slash. */
public abstract class SidecarClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final int port;

    /** @param port on 127.0.0.1 */
    protected SidecarClient(int port) {
        this.port = port;
    }

    public final int port() {
        return port;
    }

    /** The whole response to a GET, with headers given as name, value, name, value. */
    public final HttpResponse<String> response(String path, String... headers) {
        var request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    /** The whole response to a POST of JSON, with headers given as name, value, name, value. */
    public final HttpResponse<String> postResponse(String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        for (var i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** The JSON of a GET that has to answer 2xx. */
    public final JsonNode get(String path) {
        return json(path, response(path));
    }

    /** The JSON of a POST that has to answer 2xx. */
    public final JsonNode post(String path, String body) {
        return json(path, postResponse(path, body));
    }

    /** The verdict on the window between two instants, or words such as {@code -5m} and {@code now}. */
    public final JsonNode verdict(Object from, Object to, String... moreParameters) {
        return get("/api/v1/verdict?from=" + encode(from) + "&to=" + encode(to) + more(moreParameters));
    }

    /** The report on the window between two instants, or words such as {@code -5m} and {@code now}. */
    public final JsonNode report(Object from, Object to) {
        return get("/api/v1/report?from=" + encode(from) + "&to=" + encode(to));
    }

    private static String more(String... parameters) {
        return parameters.length == 0 ? "" : "&" + String.join("&", parameters);
    }

    /** The confirmed status of a dependency. */
    public final String status(String dependency) {
        return get("/api/v1/dependencies/" + dependency).get("status").asText();
    }

    public final void awaitStatus(String dependency, String status) {
        await(dependency + " is " + status)
                .atMost(PATIENCE)
                .until(() -> status(dependency).equals(status));
    }

    /** At most 1000 observations of a dependency, the first ones in the time that the query names. */
    public final List<JsonNode> observations(String dependency, String query) {
        return list(get("/api/v1/dependencies/" + dependency + "/observations?limit=1000&" + query), "observations");
    }

    /** The changes of one kind within the last hour. */
    public final List<JsonNode> changes(String kind) {
        return list(get("/api/v1/changes?last=1h"), "changes").stream()
                .filter(change -> change.get("kind").asText().equals(kind))
                .toList();
    }

    /** The incidents of the last hour, the latest first. */
    public final List<JsonNode> incidents() {
        return list(get("/api/v1/incidents?last=1h"), "incidents");
    }

    /** The only one of them; missing if there is none yet. More than one fail the test. */
    public final JsonNode onlyIncident() {
        var all = incidents();
        assertThat(all).as("incidents").hasSizeLessThan(2);
        return all.isEmpty() ? MissingNode.getInstance() : all.get(0);
    }

    private static List<JsonNode> list(JsonNode document, String name) {
        return StreamSupport.stream(document.get(name).spliterator(), false).toList();
    }

    /** Reports errors of the app. */
    public final void postErrors(List<String> rows) {
        post("/api/v1/errors", "{\"errors\": [" + String.join(", ", rows) + "]}");
    }

    /** Reports observations made elsewhere. */
    public final void postObservations(List<String> rows) {
        post("/api/v1/observations", "{\"observations\": [" + String.join(", ", rows) + "]}");
    }

    /**
     * What somebody who follows the events has heard.
     *
     * @param lines those of the stream so far
     * @param end done once nothing more will come
     */
    public record FollowedEvents(List<String> lines, CompletableFuture<Void> end) {

        public boolean heard(String event) {
            return lines.contains("event:" + event);
        }
    }

    /** Follows the events, until they end. */
    public final FollowedEvents follow() {
        var lines = new CopyOnWriteArrayList<String>();
        // A client of its own: the streams are to be as many connections.
        var end = HttpClient.newHttpClient()
                .sendAsync(HttpRequest.newBuilder(uri("/api/v1/events")).build(), BodyHandlers.ofLines())
                .thenAccept(response -> response.body().forEach(lines::add));
        return new FollowedEvents(lines, end);
    }

    /** Whether it responds to a GET with the given status; not, if it does not respond. */
    protected final boolean responds(String path, int status) {
        try {
            return response(path).statusCode() == status;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(
                    request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String path, HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(response.body(), e);
        }
    }

    public static String encode(Object value) {
        return URLEncoder.encode(value.toString(), StandardCharsets.UTF_8);
    }
}

// SPDX-FileCopyrightText: The Faultline authors
// SPDX-License-Identifier: Apache-2.0
package dev.faultline.blackbox;

import static dev.faultline.testing.WaitingTime.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.faultline.testing.PackagedSidecar;
import dev.faultline.testing.RealRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The health document of an app whose pool is exhausted, beside the packaged program. */
@SuppressWarnings("NullAway.Init")
class AppHealthIT {

    private static final String UP = "{\"status\": \"UP\", \"components\": {\"redis\": {\"status\": \"UP\"},"
            + " \"search\": {\"status\": \"UP\"}, \"ping\": {\"status\": \"UP\"}}}";
    private static final String EXHAUSTED = "{\"status\": \"DOWN\", \"components\": {\"redis\": {\"status\": \"DOWN\","
            + " \"details\": {\"error\": \"no connection within 1 s\"}}, \"search\": {\"status\": \"UP\"}}}";

    @TempDir
    Path folder;

    private final RealRedis cache = RealRedis.started();
    private HttpServer app;
    private volatile String document = UP;

    @BeforeEach
    void startApp() throws IOException {
        app = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        app.createContext("/actuator/health", this::respond);
        app.start();
    }

    private void respond(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = document.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(document.contains("DOWN") ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @AfterEach
    void stop() {
        app.stop(0);
        cache.close();
    }

    private String config() {
        return """
                faultline:
                  network: { enabled: false }
                  defaults: { interval: 500ms, alert-interval: 500ms, failure-threshold: 1 }
                  dependencies:
                    cache: { kind: redis, url: "%s" }
                    app:
                      kind: app-health
                      url: "http://127.0.0.1:%d/actuator/health"
                      interval: 500ms
                      timeout: 2s
                """.formatted(cache.url(), app.getAddress().getPort());
    }

    @Test
    void whatIsUpAsProbedAndDownAsTheAppSeesItIsToldInTheVerdict() {
        try (var sidecar = PackagedSidecar.start(folder, config())) {
            sidecar.awaitStatus("cache", "UP");
            sidecar.awaitStatus("app/redis", "UP");
            sidecar.awaitStatus("app/search", "UP");
            assertThat(sidecar.get("/api/v1/dependencies").findValuesAsText("name"))
                    .contains("cache", "app/redis", "app/search")
                    .doesNotContain("app", "app/ping");
            assertThat(sidecar.response("/api/v1/dependencies/app").statusCode())
                    .isEqualTo(404);

            // As long before the window as a cause may lie.
            awaitObservations(sidecar, 8);
            document = EXHAUSTED;
            sidecar.awaitStatus("app/redis", "DOWN");
            var from = Instant.now();
            var seen = sidecar.observations("app/redis", "").size();
            awaitObservations(sidecar, seen + 5);
            var verdict = sidecar.verdict(from, Instant.now(), "max-lag=1s");

            assertThat(verdict.get("summary").asText())
                    .contains("cache was up as probed, but down as the app saw it (app/redis: the app reports DOWN:"
                            + " no connection within 1 s)");
            assertThat(verdict.get("suspects")).isEmpty();
            assertThat(sidecar.response("/q/metrics").body())
                    .containsPattern("faultline_dependency_confirmed_down\\{[^}]*dependency=\"app/redis\"[^}]*} 1");
            assertThat(sidecar.post("/api/v1/dependencies/app%2Fredis/probe", "")
                            .get("status")
                            .asText())
                    .isEqualTo("DOWN");

            app.stop(0);
            sidecar.awaitStatus("app/redis", "UNKNOWN");
            assertThat(sidecar.status("cache")).isEqualTo("UP");
        }
    }

    private static void awaitObservations(PackagedSidecar sidecar, int least) {
        await().atMost(PATIENCE)
                .until(() -> sidecar.observations("app/redis", "").size() >= least);
    }
}
